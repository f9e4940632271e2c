using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Files;

namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>All measures of one classifier on one part of the split, with their uncertainty.</summary>
public sealed record EvidenceReport
{
    /// <summary>Options that the report was made with.</summary>
    public required EvidenceOptions Options { get; init; }

    /// <summary>Number of rows.</summary>
    public required int Rows { get; init; }

    /// <summary>Number of patients that the rows come from.</summary>
    public required int Patients { get; init; }

    /// <summary>Prevalence: the fraction of positive rows.</summary>
    public required Measure Prevalence { get; init; }

    /// <summary>Accuracy of a classifier that always predicts the majority class: the baseline for every accuracy.</summary>
    public Measure MajorityAccuracy => AtFixed.Decisions.Matrix.MajorityAccuracy;

    /// <summary>Decisions at the fixed threshold.</summary>
    public required DecisionEvidence AtFixed { get; init; }

    /// <summary>Decisions at the threshold chosen on <see cref="EvidenceOptions.ThresholdFrom"/>.</summary>
    public required DecisionEvidence AtChosen { get; init; }

    /// <summary>
    /// Decisions at the threshold chosen on <see cref="EvidenceOptions.AlsoThresholdFrom"/>; null where that is null.
    /// </summary>
    public DecisionEvidence? AtAlsoChosen { get; init; }

    /// <summary>ROC AUC with DeLong's interval, which assumes that rows are independent.</summary>
    public required RocAucEstimate RocAucOfIndependentRows { get; init; }

    /// <summary>ROC AUC with an interval in log-odds from Obuchowski's variance, which allows for several rows per patient.</summary>
    public required RocAucEstimate RocAucOfPatients { get; init; }

    /// <summary>Calibration of the probabilities.</summary>
    internal CalibrationEvidence Calibration { get; init; } = null!;

    /// <summary>The criterion's value at the chosen threshold, on validation and on test.</summary>
    internal ThresholdGap ThresholdGap { get; init; } = null!;

    /// <summary>
    /// Computes a report without data leakage: threshold and temperature from validation, measures on test.
    /// </summary>
    /// <exception cref="EcgException">A part has no rows, or no threshold can be chosen.</exception>
    public static EvidenceReport Of(Predictions predictions) => Of(predictions, new EvidenceOptions());

    /// <summary>Computes a report with the given options.</summary>
    /// <exception cref="EcgException">A part has no rows, or no threshold can be chosen.</exception>
    public static EvidenceReport Of(Predictions predictions, EvidenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(options);
        var rows = PatientRows.Of(predictions, options.ReportOn);
        var chosenOn = Evaluator.ThresholdRows(predictions, options.ThresholdFrom);
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
            AtAlsoChosen = options.AlsoThresholdFrom is { } part
                ? DecisionEvidence.Of(rows, Threshold(predictions, part, options), options.Bootstrap)
                : null,
            RocAucOfIndependentRows = DeLong.Auc(rows.Scored, level),
            RocAucOfPatients = DeLong.Auc(rows.Scored, rows.Patients, level),
            Calibration = CalibrationEvidence.Of(chosenOn, rows.Scored, options.Reliability),
            ThresholdGap = gap,
        };
    }

    /// <summary>
    /// Returns the measures as JSON; an undefined measure is null, and "reasons" gives the reason by the measure's
    /// path.
    /// </summary>
    public string ToJson() => EvidenceJson.Write(this);

    /// <summary>Writes the measures as JSON to a file.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Save(string path) => AtomicFile.WriteText(path, ToJson());

    /// <summary>Returns the decisions at the threshold chosen on a part; null where none was chosen there.</summary>
    internal DecisionEvidence? AtThresholdFrom(Part part) =>
        part == Options.ThresholdFrom ? AtChosen
        : part == Options.AlsoThresholdFrom ? AtAlsoChosen
        : null;

    private static double Threshold(Predictions predictions, Part part, EvidenceOptions options) =>
        CriterionSearch.Choose(options, predictions, part);
}
