using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Files;

namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>Every figure of one classifier on one part, with how far it can be trusted.</summary>
public sealed record EvidenceReport
{
    /// <summary>What was chosen where.</summary>
    public required EvidenceOptions Options { get; init; }

    /// <summary>Number of rows.</summary>
    public required int Rows { get; init; }

    /// <summary>Number of patients whose rows they are.</summary>
    public required int Patients { get; init; }

    /// <summary>Share of positive rows.</summary>
    public required Measure Prevalence { get; init; }

    /// <summary>Accuracy of always naming the more frequent class: what an accuracy has to beat.</summary>
    public Measure MajorityAccuracy => AtFixed.Decisions.Matrix.MajorityAccuracy;

    /// <summary>At the threshold that nobody chose.</summary>
    public required DecisionEvidence AtFixed { get; init; }

    /// <summary>At the threshold that <see cref="EvidenceOptions.ChooseOn"/> chose.</summary>
    public required DecisionEvidence AtChosen { get; init; }

    /// <summary>At the threshold that <see cref="EvidenceOptions.AlsoChooseOn"/> chose; null where nobody asked.</summary>
    public DecisionEvidence? AtAlsoChosen { get; init; }

    /// <summary>The area with DeLong's interval, as if each row were a patient.</summary>
    public required RocAucEstimate RocAucOfIndependentRows { get; init; }

    /// <summary>The area with Obuchowski's interval for patients with several rows.</summary>
    public required RocAucEstimate RocAucOfPatients { get; init; }

    /// <summary>How far the probabilities can be believed.</summary>
    public required CalibrationEvidence Calibration { get; init; }

    /// <summary>What the chosen threshold promised and kept.</summary>
    public required ThresholdGap ThresholdGap { get; init; }

    /// <summary>Gathers the figures without a leak: threshold and temperature from validation, report on test.</summary>
    /// <exception cref="EcgException">A part has no rows, or no threshold can be chosen.</exception>
    public static EvidenceReport Of(Predictions predictions) => Of(predictions, new EvidenceOptions());

    /// <summary>Gathers the figures.</summary>
    /// <exception cref="EcgException">A part has no rows, or no threshold can be chosen.</exception>
    public static EvidenceReport Of(Predictions predictions, EvidenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(options);
        var rows = PatientRows.Of(predictions, options.ReportOn);
        var chosenOn = Evaluator.ChoosingRows(predictions, options.ChooseOn);
        var gap = ThresholdGap.Of(chosenOn, rows.Scored, options);
        var level = options.Bootstrap.Level;
        return new()
        {
            Options = options,
            Rows = rows.Scored.Count,
            Patients = rows.Patients.Distinct().Count(),
            Prevalence = new((double)rows.Scored.Positives / rows.Scored.Count),
            AtFixed = DecisionEvidence.Of(rows, options.FixedThreshold, options.Bootstrap),
            AtChosen = DecisionEvidence.Of(rows, gap.Threshold, options.Bootstrap),
            AtAlsoChosen = options.AlsoChooseOn is { } part
                ? DecisionEvidence.Of(rows, Choice(predictions, part, options), options.Bootstrap)
                : null,
            RocAucOfIndependentRows = DeLong.Auc(rows.Scored, level),
            RocAucOfPatients = DeLong.Auc(rows.Scored, rows.Patients, level),
            Calibration = CalibrationEvidence.Of(chosenOn, rows.Scored, options.Reliability),
            ThresholdGap = gap,
        };
    }

    /// <summary>The figures as JSON: null where undefined, the reason then under "reasons" by its path.</summary>
    public string ToJson() => EvidenceJson.Write(this);

    /// <summary>Writes <see cref="ToJson"/> to a file.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Save(string path) => AtomicFile.WriteText(path, ToJson());

    /// <summary>The decisions at the threshold that a part chose; null where none was chosen there.</summary>
    internal DecisionEvidence? AtThresholdFrom(Part part) =>
        part == Options.ChooseOn ? AtChosen
        : part == Options.AlsoChooseOn ? AtAlsoChosen
        : null;

    private static double Choice(Predictions predictions, Part part, EvidenceOptions options) =>
        new CriterionSearch(options.Criterion, options.Search).Choose(Evaluator.ChoosingRows(predictions, part));
}
