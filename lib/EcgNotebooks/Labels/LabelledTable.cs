using EcgNotebooks.Datasets;

namespace EcgNotebooks.Labels;

/// <summary>The labelled recordings, in the order of the selection.</summary>
/// <param name="Rows">The recordings with their labels.</param>
public sealed record LabelledTable(IReadOnlyList<LabelledRow> Rows)
{
    /// <summary>Number of rows per class.</summary>
    public ClassCounts Counts =>
        new(Rows.Count(row => row.Label == Diagnosis.Norm), Rows.Count(row => row.Label == Diagnosis.Imi));
}

/// <summary>A recording with its label.</summary>
/// <param name="Row">The recording's row in the PTB-XL table.</param>
/// <param name="Label">The recording's class.</param>
public sealed record LabelledRow(PtbXlRow Row, Diagnosis Label);

/// <summary>Number of rows per class.</summary>
/// <param name="Norm">Number of rows labelled NORM.</param>
/// <param name="Imi">Number of rows labelled IMI.</param>
public readonly record struct ClassCounts(int Norm, int Imi);
