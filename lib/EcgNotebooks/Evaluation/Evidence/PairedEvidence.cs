using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Files;

namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>Whether one classifier is better than another on the same rows.</summary>
public sealed record PairedEvidence
{
    /// <summary>Name of the first classifier.</summary>
    public required string First { get; init; }

    /// <summary>Name of the second.</summary>
    public required string Second { get; init; }

    /// <summary>What was chosen where; each classifier has its own threshold.</summary>
    public required EvidenceOptions Options { get; init; }

    /// <summary>Number of rows.</summary>
    public required int Rows { get; init; }

    /// <summary>Number of patients whose rows they are.</summary>
    public required int Patients { get; init; }

    /// <summary>Both at the threshold that nobody chose.</summary>
    public required PairedDecisions AtFixed { get; init; }

    /// <summary>Each at the threshold that was chosen for it.</summary>
    public required PairedDecisions AtChosen { get; init; }

    /// <summary>DeLong's test of the areas, as if each row were a patient.</summary>
    public required RocAucComparison RocAucsOfIndependentRows { get; init; }

    /// <summary>The same test with Obuchowski's covariance for patients with several rows.</summary>
    public required RocAucComparison RocAucsOfPatients { get; init; }

    /// <summary>Compares without a leak: thresholds from validation, report on test.</summary>
    /// <exception cref="EcgException">The rows differ, a part has none, or no threshold can be chosen.</exception>
    public static PairedEvidence Of(string first, Predictions ofFirst, string second, Predictions ofSecond) =>
        Of(first, ofFirst, second, ofSecond, new EvidenceOptions());

    /// <summary>Compares two classifiers.</summary>
    /// <exception cref="EcgException">The rows differ, a part has none, or no threshold can be chosen.</exception>
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

    /// <summary>The figures as JSON: null where undefined, the reason then under "reasons" by its path.</summary>
    public string ToJson() => PairedEvidenceJson.Write(this);

    /// <summary>Writes <see cref="ToJson"/> to a file.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Save(string path) => AtomicFile.WriteText(path, ToJson());

    private static double Threshold(Predictions predictions, EvidenceOptions options) =>
        new CriterionSearch(options.Criterion, options.Search).Choose(
            Evaluator.ChoosingRows(predictions, options.ChooseOn)
        );

    // Everything but the probability, which is what is compared.
    private static void ThrowUnlessSame(string first, Predictions ofFirst, string second, Predictions ofSecond)
    {
        if (!ofFirst.Select(Row).SequenceEqual(ofSecond.Select(Row)))
        {
            throw new EcgException(
                $"{first} ({ofFirst.Count} rows) and {second} ({ofSecond.Count} rows) predict different rows.",
                "Compare predictions of one split."
            );
        }
    }

    private static Prediction Row(Prediction prediction) => prediction with { Probability = 0 };
}
