using EcgNotebooks.Evaluation.Baselines;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Reports;

public static partial class ResultTables
{
    /// <summary>Returns each measure with its interval and the method that made it.</summary>
    public static ReportTable ToTable(this EvidenceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new ReportTable(report.Columns(), report.ToRows());
    }

    /// <summary>Returns each measure for the classifier, the baseline without an ECG and the majority class, with the difference.</summary>
    public static ReportTable ToTable(this BaselineEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return new ReportTable(evidence.Columns(), evidence.ToRows());
    }

    /// <summary>Returns each difference with its interval, and the p-values of the tests.</summary>
    /// <param name="evidence">The comparison.</param>
    /// <param name="measures">The measures to show; all where none is given.</param>
    public static ReportTable ToTable(this PairedEvidence evidence, params IReadOnlyList<MeasureKind> measures)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return new ReportTable(evidence.Columns(), evidence.ToRows(measures));
    }
}
