using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Reports;

/// <summary>Shows evidence under a notebook's cell.</summary>
public static class EvidenceTables
{
    /// <summary>Every figure with its interval and how that was made.</summary>
    public static ReportTable ToTable(this EvidenceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new ReportTable(report.Columns(), report.ToRows());
    }

    /// <summary>Every difference with its interval, and the p-values of the tests.</summary>
    /// <param name="evidence">The comparison.</param>
    /// <param name="measures">Measures to be shown; all where none is named.</param>
    public static ReportTable ToTable(this PairedEvidence evidence, params IReadOnlyList<MeasureKind> measures)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return new ReportTable(evidence.Columns(), evidence.ToRows(measures));
    }
}
