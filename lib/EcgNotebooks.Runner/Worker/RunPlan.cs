using EcgNotebooks.Runner.Confinement;
using EcgNotebooks.Runner.Kernel.Cells;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Runner.Worker;

/// <summary>The cells for a worker to run; the parent sends the plan as its first message.</summary>
/// <param name="Secret">The mark with which every event of the worker begins; cells don't know it.</param>
/// <param name="Folder">The notebook's folder.</param>
/// <param name="Cells">The non-blank code cells from top to bottom.</param>
internal sealed record RunPlan(string Secret, string Folder, IReadOnlyList<PlannedCell> Cells)
{
    /// <summary>Limits for code that isn't trusted; null for none.</summary>
    public ConfinementOptions? Confinement { get; init; }

    /// <summary>Whether a cell that fails doesn't keep the following ones from running.</summary>
    public bool ContinuesAfterErrors { get; init; }

    /// <summary>Creates the plan for a notebook; the worker runs the cells that the parent has read, even if the file changes.</summary>
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
                        ForeignLanguage(notebook, cell),
                        cell.Tags.Contains(CellTags.RaisesException),
                        ReasonNotToRun(notebook, cell)
                    )),
            ]
        );

    /// <summary>Returns whether a cell is a non-blank code cell, in any language.</summary>
    internal static bool HoldsCode(NotebookCell cell) =>
        cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source);

    /// <summary>Returns why a code cell isn't run, as a clause, or null if it is run.</summary>
    internal static string? ReasonNotToRun(Notebook notebook, NotebookCell cell)
    {
        if (cell.Tags.Contains(CellTags.Skip))
        {
            return $"it is tagged {CellTags.Skip}";
        }

        var foreign = ForeignLanguage(notebook, cell);
        var parts = CellParts.Of(cell.Source, foreign);
        // Any other word after #! may be a directive of an extension that an earlier cell loads.
        return
            parts.Count > 0
            && parts.All(part =>
                part is ForeignPart other && (foreign is not null || CellLanguage.IsForeign(other.Language))
            )
            ? $"its language is {((ForeignPart)parts[0]).Language}"
            : null;
    }

    /// <summary>Returns the language in which a cell begins, or null for C#.</summary>
    internal static string? ForeignLanguage(Notebook notebook, NotebookCell cell)
    {
        var language = cell.Language ?? notebook.Language;
        return Languages.IsCSharp(language) ? null : language;
    }
}

/// <summary>A code cell of a plan.</summary>
/// <param name="Number">The cell's position in the notebook, from 1.</param>
/// <param name="Source">The cell's text.</param>
/// <param name="ForeignLanguage">The language in which the cell begins; null for C#.</param>
/// <param name="RaisesException">Whether the cell is expected to raise an exception.</param>
/// <param name="ReasonNotToRun">Why the cell isn't run; null if it is.</param>
internal sealed record PlannedCell(
    int Number,
    string Source,
    string? ForeignLanguage,
    bool RaisesException,
    string? ReasonNotToRun
);
