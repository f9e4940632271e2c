namespace EcgNotebooks.Datasets;

/// <summary>The selected rows, those that mention NORM first, and how they came about.</summary>
/// <param name="Rows">The rows in drawn order.</param>
/// <param name="Counts">Numbers of rows on the way.</param>
public sealed record SelectedTable(IReadOnlyList<PtbXlRow> Rows, SelectionCounts Counts);

/// <summary>Numbers of rows on the way to a selection.</summary>
/// <param name="Rows">Rows of the table.</param>
/// <param name="Clean">Rows without burst noise, electrode problems and extra beats.</param>
/// <param name="ContainNorm">Clean rows that mention NORM.</param>
/// <param name="ContainImi">Clean rows that mention IMI.</param>
/// <param name="PerClass">The smaller of the two, which is what the published recipe draws from each.</param>
public sealed record SelectionCounts(int Rows, int Clean, int ContainNorm, int ContainImi, int PerClass);
