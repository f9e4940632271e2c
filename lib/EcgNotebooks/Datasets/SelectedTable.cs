namespace EcgNotebooks.Datasets;

/// <summary>The selected rows, those that mention NORM first, and the row counts of the selection.</summary>
/// <param name="Rows">The selected rows; in random order where equal counts were drawn.</param>
/// <param name="Counts">Row counts at each stage of the selection.</param>
public sealed record SelectedTable(IReadOnlyList<PtbXlRow> Rows, SelectionCounts Counts);

/// <summary>Row counts at each stage of a selection.</summary>
/// <param name="Rows">Number of rows in the table.</param>
/// <param name="Clean">Number of rows without burst noise, electrode problems and extra beats.</param>
/// <param name="ContainNorm">Number of clean rows that mention NORM.</param>
/// <param name="ContainImi">Number of clean rows that mention IMI.</param>
/// <param name="PerClass">The smaller of the two; the published recipe draws this number of rows from each class.</param>
public sealed record SelectionCounts(int Rows, int Clean, int ContainNorm, int ContainImi, int PerClass);
