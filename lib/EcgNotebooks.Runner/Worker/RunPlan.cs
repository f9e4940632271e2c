using EcgNotebooks.Runner.Kernel.Cells;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Runner.Worker;

/// <summary>What a worker runs; its parent sends it on the line that has the worker begin.</summary>
/// <param name="Secret">What every event of the worker begins with; cells don't know it.</param>
/// <param name="Folder">The notebook's folder.</param>
/// <param name="Cells">The code cells that aren't blank, from top to bottom.</param>
internal sealed record RunPlan(string Secret, string Folder, IReadOnlyList<PlannedCell> Cells)
{
    /// <summary>The plan for a notebook: the worker runs what the parent read, whatever becomes of the file.</summary>
    public static RunPlan Of(Notebook notebook, string secret) =>
        new(
            secret,
            Path.GetDirectoryName(Path.GetFullPath(notebook.Path))!,
            [
                .. notebook
                    .Cells.Where(HoldsCode)
                    .Select(cell => new PlannedCell(
                        cell.Number,
                        cell.Source,
                        Foreign(notebook, cell),
                        cell.Tags.Contains(CellTags.RaisesException),
                        LeftAlone(notebook, cell)
                    )),
            ]
        );

    /// <summary>Whether there is anything to run in a cell, in whatever language.</summary>
    internal static bool HoldsCode(NotebookCell cell) =>
        cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source);

    /// <summary>Why a code cell doesn't run; null where it does.</summary>
    internal static string? LeftAlone(Notebook notebook, NotebookCell cell)
    {
        if (cell.Tags.Contains(CellTags.Skip))
        {
            return $"tagged {CellTags.Skip}";
        }

        var parts = CellParts.Of(cell.Source, Foreign(notebook, cell));
        return parts.Count > 0 && parts.All(part => part is ForeignPart)
            ? $"its language is {((ForeignPart)parts[0]).Language}"
            : null;
    }

    /// <summary>The language in which a cell begins; null where it is C#.</summary>
    internal static string? Foreign(Notebook notebook, NotebookCell cell)
    {
        var language = cell.Language ?? notebook.Language;
        return Languages.IsCSharp(language) ? null : language;
    }
}

/// <summary>A code cell of a plan.</summary>
/// <param name="Number">Its position in the notebook, from 1.</param>
/// <param name="Source">Its text.</param>
/// <param name="Foreign">The language in which it begins; null where it is C#.</param>
/// <param name="RaisesException">Whether it is expected to raise an exception.</param>
/// <param name="LeftAlone">Why it isn't run; null where it is.</param>
internal sealed record PlannedCell(int Number, string Source, string? Foreign, bool RaisesException, string? LeftAlone);
