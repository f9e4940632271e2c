using EcgNotebooks.Evaluation.Evidence;

namespace EcgNotebooks.Presentation;

/// <summary>Shows evidence under a notebook's cell.</summary>
public static class EvidenceDisplay
{
    /// <summary>Every figure with its interval and how that was made.</summary>
    public static HtmlTable ToTable(this EvidenceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new HtmlTable(report.Columns(), report.ToRows());
    }

    /// <summary>Every difference with its interval, and the p-values of the tests.</summary>
    public static HtmlTable ToTable(this PairedEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return new HtmlTable(evidence.Columns(), evidence.ToRows());
    }
}
