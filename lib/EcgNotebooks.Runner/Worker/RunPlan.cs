using System.Text.Json;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Runner.Worker;

/// <summary>What a worker runs.</summary>
/// <param name="Notebook">The notebook's path.</param>
/// <param name="Parameters">Values for the cell tagged parameters, by name.</param>
public sealed record RunPlan(string Notebook, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>The plan for the worker's command line.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Reads what <see cref="ToJson"/> gave.</summary>
    public static RunPlan FromJson(string json) => JsonSerializer.Deserialize<RunPlan>(json)!;

    /// <summary>Which cells run: C# code that isn't skipped and isn't empty.</summary>
    internal static Func<NotebookCell, bool> Runs(Notebook notebook) =>
        cell =>
            cell.Kind == CellKind.Code
            && !cell.Tags.Contains(CellTags.Skip)
            && !string.IsNullOrWhiteSpace(cell.Source)
            && (cell.Language ?? notebook.Language) is "C#" or "csharp" or "c#" or "polyglot-notebook";

    /// <summary>C# that sets the parameters.</summary>
    internal string Assignments() => string.Concat(Parameters.Select(p => $"{p.Key} = {Literal(p.Value)};\n"));

    // Numbers and truth values as they are, all else as text.
    private static string Literal(string value) =>
        value is "true" or "false" || double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _)
            ? value
            : JsonSerializer.Serialize(value);
}
