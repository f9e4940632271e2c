using System.Globalization;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner.Checking;

/// <summary>Compares a notebook's stored outputs with those of a new run.</summary>
public static class NotebookComparison
{
    /// <summary>Returns the first difference of each cell; the list is empty if the outputs agree.</summary>
    /// <param name="stored">The notebook with the outputs that its file stores.</param>
    /// <param name="run">A run of the same notebook.</param>
    /// <exception cref="NotebookException">A cell's tolerance isn't a number.</exception>
    public static IReadOnlyList<CellDifference> Compare(Notebook stored, NotebookRun run)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(run);
        return
        [
            .. stored
                .Cells.Zip(run.Executed.Cells)
                .Where(pair => pair.First.Kind == CellKind.Code && !run.NotRun.ContainsKey(pair.First.Number))
                .Where(pair => !pair.First.Tags.Any(CellTags.IgnoreOutput.Contains))
                .Select(pair => Compare(stored.Path, pair.First, pair.Second))
                .OfType<CellDifference>(),
        ];
    }

    private static CellDifference? Compare(string path, NotebookCell stored, NotebookCell fresh)
    {
        var tolerance = Tolerance(path, stored);
        var (before, now) = (OutputText.Of(stored.Outputs), OutputText.Of(fresh.Outputs));
        var difference =
            before.Count == now.Count
                ? before.Zip(now, (b, n) => b.DifferenceTo(n, tolerance)).FirstOrDefault(d => d is not null)
                : $"{before.Count} outputs are stored, but the new run gave {now.Count}";
        return difference is null ? null : new CellDifference(path, stored.Number, stored.Id ?? "", difference);
    }

    private static double Tolerance(string path, NotebookCell cell)
    {
        var tag = cell.Tags.FirstOrDefault(t => t.StartsWith(CellTags.Tolerance, StringComparison.Ordinal));
        if (tag is null)
        {
            return 0;
        }

        var text = tag[CellTags.Tolerance.Length..];
        return double.TryParse(text, CultureInfo.InvariantCulture, out var value) && value is >= 0 and < 1
            ? value
            : throw NotebookException.Broken(
                path,
                $"cell {cell.Number} has the tag {tag}, whose value isn't a number of at least 0 and below 1"
            );
    }
}

/// <summary>A cell whose outputs in a new run differ from the stored ones.</summary>
/// <param name="Notebook">The notebook's path.</param>
/// <param name="Cell">The cell's number from 1.</param>
/// <param name="Id">The cell's id.</param>
/// <param name="What">A description of the difference.</param>
public sealed record CellDifference(string Notebook, int Cell, string Id, string What)
{
    /// <summary>Returns notebook, cell and difference on one line.</summary>
    public override string ToString() => $"{Notebook}, cell {Cell} ({Id}): {What}";
}
