using EcgNotebooks.Datasets;

namespace EcgNotebooks.Labels;

/// <summary>Recordings with their labels, in the order of the selection.</summary>
/// <param name="Rows">The rows.</param>
public sealed record LabelledTable(IReadOnlyList<LabelledRow> Rows)
{
    /// <summary>Rows per class.</summary>
    public ClassCounts Counts =>
        new(Rows.Count(row => row.Label == Diagnosis.Norm), Rows.Count(row => row.Label == Diagnosis.Imi));
}

/// <summary>A recording with its label.</summary>
/// <param name="Row">The recording's row in the table.</param>
/// <param name="Label">Its class.</param>
public sealed record LabelledRow(PtbXlRow Row, Diagnosis Label);

/// <summary>Rows per class.</summary>
/// <param name="Norm">Rows labelled NORM.</param>
/// <param name="Imi">Rows labelled IMI.</param>
public readonly record struct ClassCounts(int Norm, int Imi);
