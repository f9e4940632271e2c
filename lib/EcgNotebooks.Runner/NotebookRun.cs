using System.Text.Json.Nodes;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner;

/// <summary>The result of running a notebook.</summary>
/// <param name="Executed">The executed copy: the notebook with the outputs of this run.</param>
/// <param name="Failure">The failure that stopped the run; null if there was none.</param>
/// <param name="Durations">The duration of each finished cell, by cell number.</param>
/// <param name="NotRun">The reasons why code cells were not run, by cell number.</param>
public sealed record NotebookRun(
    Notebook Executed,
    NotebookFailure? Failure,
    IReadOnlyDictionary<int, TimeSpan> Durations,
    IReadOnlyDictionary<int, string> NotRun
)
{
    /// <summary>The duration of all cells together, in seconds.</summary>
    public double Seconds => Durations.Values.Sum(t => t.TotalSeconds);

    /// <summary>Returns the text outputs of the cells tagged highlight.</summary>
    public IReadOnlyList<string> Highlights() =>
        [.. HighlightedOutputs().Select(TextOf).Where(text => text.Length > 0)];

    /// <summary>Returns the outputs of the cells tagged highlight, without errors.</summary>
    internal IEnumerable<JsonNode> HighlightedOutputs() =>
        Executed
            .Cells.Where(c => c.Tags.Contains(CellTags.Highlight) && Durations.ContainsKey(c.Number))
            .SelectMany(c => c.Outputs)
            .OfType<JsonNode>()
            .Where(o => (string?)o["output_type"] != "error");

    /// <summary>Returns an output's plain text, or an empty text if it has none.</summary>
    internal static string TextOf(JsonNode output) =>
        NotebookJson.Text(output["text"] ?? output["data"]?["text/plain"]).Trim();
}

/// <summary>The failure of a cell, formatted as one message.</summary>
/// <param name="Notebook">The notebook's path.</param>
/// <param name="Cell">The cell's number from 1; 0 if no cell was run.</param>
/// <param name="Source">The cell's text.</param>
/// <param name="Output">The end of the text that the cell printed.</param>
/// <param name="Reason">The exception with its stack trace, the time limit, or how the process ended.</param>
public sealed record NotebookFailure(string Notebook, int Cell, string Source, string Output, string Reason)
{
    /// <summary>Returns notebook, cell, source, output and reason, each on separate lines.</summary>
    public override string ToString() =>
        (
            Cell == 0
                ? $"{Notebook}, before its first cell\n"
                : $"{Notebook}, cell {Cell}\n--- source\n{Source.TrimEnd()}\n"
        )
        + (Output.Length > 0 ? $"--- output\n{Output.TrimEnd()}\n" : "")
        + $"--- failure\n{Reason}";
}
