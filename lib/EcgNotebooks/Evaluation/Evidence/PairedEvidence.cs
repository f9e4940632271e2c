using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Files;

namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>Comparison of two classifiers on the same rows, with intervals and tests.</summary>
public sealed record PairedEvidence
{
    /// <summary>Name of the first classifier.</summary>
    public required string First { get; init; }

    /// <summary>Name of the second classifier.</summary>
    public required string Second { get; init; }

    /// <summary>Options that the comparison was made with; each classifier has its own chosen threshold.</summary>
    public required EvidenceOptions Options { get; init; }

    /// <summary>Number of rows.</summary>
    public required int Rows { get; init; }

    /// <summary>Number of patients that the rows come from.</summary>
    public required int Patients { get; init; }

    /// <summary>Decisions of both at the fixed threshold.</summary>
    public required PairedDecisions AtFixed { get; init; }

    /// <summary>Decisions of each at its own chosen threshold.</summary>
    public required PairedDecisions AtChosen { get; init; }

    /// <summary>DeLong's test of equal ROC AUCs, which assumes that rows are independent.</summary>
    public required RocAucComparison RocAucsOfIndependentRows { get; init; }

    /// <summary>Test of equal ROC AUCs with Obuchowski's covariance, which allows for several rows per patient.</summary>
    public required RocAucComparison RocAucsOfPatients { get; init; }

    /// <summary>Compares two classifiers without data leakage: thresholds from validation, measures on test.</summary>
    /// <exception cref="EcgException">The rows differ, a part has no rows, or no threshold can be chosen.</exception>
    public static PairedEvidence Of(string first, Predictions ofFirst, string second, Predictions ofSecond) =>
        Of(first, ofFirst, second, ofSecond, new EvidenceOptions());

    /// <summary>Compares two classifiers with the given options.</summary>
    /// <exception cref="EcgException">The rows differ, a part has no rows, or no threshold can be chosen.</exception>
    public static PairedEvidence Of(
        string first,
        Predictions ofFirst,
        string second,
        Predictions ofSecond,
        EvidenceOptions options
    )
    {
        ArgumentNullException.ThrowIfNull(ofFirst);
        ArgumentNullException.ThrowIfNull(ofSecond);
        ArgumentNullException.ThrowIfNull(options);
        ThrowUnlessSame(first, ofFirst.Of(options.ReportOn), second, ofSecond.Of(options.ReportOn));
        var (one, other) = (PatientRows.Of(ofFirst, options.ReportOn), PatientRows.Of(ofSecond, options.ReportOn));
        var level = options.Bootstrap.Level;
        PairedDecisions At(double firstThreshold, double secondThreshold) =>
            PairedDecisions.Of(one, firstThreshold, other, secondThreshold, options.Bootstrap);
        return new()
        {
            First = first,
            Second = second,
            Options = options,
            Rows = one.Scored.Count,
            Patients = one.Patients.Distinct().Count(),
            AtFixed = At(options.FixedThreshold, options.FixedThreshold),
            AtChosen = At(Threshold(ofFirst, options), Threshold(ofSecond, options)),
            RocAucsOfIndependentRows = DeLong.Compare(one.Scored, other.Scored, level),
            RocAucsOfPatients = DeLong.Compare(one.Scored, other.Scored, one.Patients, level),
        };
    }

    /// <summary>
    /// Returns the comparison as JSON; an undefined measure is null, and "reasons" gives the reason by the measure's
    /// path.
    /// </summary>
    public string ToJson() => PairedEvidenceJson.Write(this);

    /// <summary>Writes the comparison as JSON to a file.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Save(string path) => AtomicFile.WriteText(path, ToJson());

    private static double Threshold(Predictions predictions, EvidenceOptions options) =>
        CriterionSearch.Choose(options, predictions, options.ThresholdFrom);

    // The rows must agree in everything but the probability.
    private static void ThrowUnlessSame(string first, Predictions ofFirst, string second, Predictions ofSecond)
    {
        if (!ofFirst.Select(Row).SequenceEqual(ofSecond.Select(Row)))
        {
            throw new EcgException(
                $"{first} ({ofFirst.Count} rows) and {second} ({ofSecond.Count} rows) predict different rows.",
                "Compare predictions for the same split."
            );
        }
    }

    private static Prediction Row(Prediction prediction) => prediction with { Probability = 0 };
}
