using System.Text.Json.Nodes;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner;

/// <summary>What became of a notebook.</summary>
/// <param name="Executed">The notebook with the outputs of this run.</param>
/// <param name="Failure">Why it failed; null where it didn't.</param>
/// <param name="Took">How long each cell took, by its number.</param>
/// <param name="LeftAlone">Why a code cell did not run, by its number.</param>
public sealed record NotebookRun(
    Notebook Executed,
    NotebookFailure? Failure,
    IReadOnlyDictionary<int, TimeSpan> Took,
    IReadOnlyDictionary<int, string> LeftAlone
)
{
    /// <summary>Duration of all cells.</summary>
    public double Seconds => Took.Values.Sum(t => t.TotalSeconds);

    /// <summary>What the cells tagged highlight showed as text.</summary>
    public IReadOnlyList<string> Highlights() =>
        [.. HighlightedOutputs().Select(TextOf).Where(text => text.Length > 0)];

    /// <summary>What the cells tagged highlight showed, their errors left out.</summary>
    internal IEnumerable<JsonNode> HighlightedOutputs() =>
        Executed
            .Cells.Where(c => c.Tags.Contains(CellTags.Highlight) && Took.ContainsKey(c.Number))
            .SelectMany(c => c.Outputs)
            .OfType<JsonNode>()
            .Where(o => (string?)o["output_type"] != "error");

    /// <summary>An output's plain text; empty where it has none.</summary>
    internal static string TextOf(JsonNode output) =>
        NotebookJson.Text(output["text"] ?? output["data"]?["text/plain"]).Trim();
}

/// <summary>A failed cell, told in one message.</summary>
/// <param name="Notebook">The notebook's path.</param>
/// <param name="Cell">The cell's number from 1; 0 where no cell ran.</param>
/// <param name="Source">The cell's text.</param>
/// <param name="Output">The last of what the cell printed.</param>
/// <param name="Reason">The exception and its stack, the time limit, or how the process died.</param>
public sealed record NotebookFailure(string Notebook, int Cell, string Source, string Output, string Reason)
{
    /// <summary>Notebook, cell, source, output and reason, each on lines of its own.</summary>
    public override string ToString() =>
        (
            Cell == 0
                ? $"{Notebook}, before its first cell\n"
                : $"{Notebook}, cell {Cell}\n--- source\n{Source.TrimEnd()}\n"
        )
        + (Output.Length > 0 ? $"--- output\n{Output.TrimEnd()}\n" : "")
        + $"--- failure\n{Reason}";
}
