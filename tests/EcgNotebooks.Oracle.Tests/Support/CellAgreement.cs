using System.Text.Json.Nodes;
using EcgNotebooks.Runner;
using EcgNotebooks.Runner.Checking;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Oracle.Tests.Support;

/// <summary>Compares the executed copy of a notebook with its stored outputs by the rules of ecg check.</summary>
/// <param name="Cells">The number of code cells.</param>
/// <param name="Differences">The cells whose outputs differ by more than their tolerance.</param>
/// <param name="WithinTolerance">The number of cells whose numbers differ, but by no more than their tolerance.</param>
internal sealed record CellAgreement(int Cells, IReadOnlyList<CellDifference> Differences, int WithinTolerance)
{
    /// <summary>Compares a notebook's file with an executed copy.</summary>
    public static CellAgreement Of(string path, string executed)
    {
        var stored = File.ReadAllText(path);
        var differences = Compare(path, stored, executed);
        var exact = Compare(path, WithoutTolerances(stored), executed);
        var cells = Notebook.Parse(path, stored).Cells.Count(cell => cell.Kind == CellKind.Code);
        return new CellAgreement(cells, differences, exact.Count - differences.Count);
    }

    /// <summary>Asserts that there is no difference; otherwise fails with all of them, one on each line.</summary>
    public void AssertNoDifference() => Assert.True(Differences.Count == 0, string.Join('\n', Differences));

    /// <summary>Returns the counts on one line.</summary>
    public override string ToString() =>
        $"{Cells} code cells: {Cells - Differences.Count - WithinTolerance} equal, {WithinTolerance} equal within their tolerance, {Differences.Count} different";

    private static IReadOnlyList<CellDifference> Compare(string path, string stored, string executed) =>
        NotebookComparison.Compare(
            Notebook.Parse(path, stored),
            new NotebookRun(
                Notebook.Parse(path, executed),
                Failure: null,
                Durations: new Dictionary<int, TimeSpan>(),
                NotRun: new Dictionary<int, string>()
            )
        );

    private static string WithoutTolerances(string notebook)
    {
        var root = JsonNode.Parse(notebook)!;
        foreach (var cell in root["cells"]!.AsArray())
        {
            if (cell!["metadata"]?["tags"] is JsonArray tags)
            {
                tags.RemoveAll(tag => ((string)tag!).StartsWith("tolerance=", StringComparison.Ordinal));
            }
        }

        return root.ToJsonString();
    }
}
