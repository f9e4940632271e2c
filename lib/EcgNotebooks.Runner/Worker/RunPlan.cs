using System.Text.Json;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Runner.Worker;

/// <summary>What a worker runs.</summary>
/// <param name="Notebook">The notebook's path.</param>
/// <param name="Parameters">Values for the cell tagged parameters, by name.</param>
public sealed record RunPlan(string Notebook, IReadOnlyDictionary<string, string> Parameters)
{
    private static readonly string[] CSharp = ["C#", "csharp", "c#", "polyglot-notebook"];

    /// <summary>The plan for the worker's command line.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Reads what <see cref="ToJson"/> gave.</summary>
    public static RunPlan FromJson(string json) => JsonSerializer.Deserialize<RunPlan>(json)!;

    /// <summary>Why a code cell doesn't run; null where it does.</summary>
    internal static string? LeftAlone(Notebook notebook, NotebookCell cell)
    {
        if (cell.Tags.Contains(CellTags.Skip))
        {
            return $"tagged {CellTags.Skip}";
        }

        var language = Selector(cell.Source) ?? cell.Language ?? notebook.Language;
        return CSharp.Contains(language) ? null : $"its language is {language}";
    }

    /// <summary>C# that sets the parameters.</summary>
    internal string Assignments() =>
        string.Concat(
            Parameters.Select(p =>
                $"EcgNotebooks.Runner.Kernel.Parameter.Set(out {p.Key}, nameof({p.Key}), {JsonSerializer.Serialize(p.Value)});\n"
            )
        );

    // Polyglot notebooks name a cell's language in its first line, such as #!fsharp.
    private static string? Selector(string source)
    {
        var first = source.TrimStart().Split('\n')[0].Trim();
        return
            first.StartsWith("#!", StringComparison.Ordinal) && !first.StartsWith("#!import ", StringComparison.Ordinal)
            ? first[2..].Split(' ')[0]
            : null;
    }
}
