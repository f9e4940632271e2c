using System.Text.Json.Serialization;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Baselines;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Studies;

/// <summary>Result of a finished run: the measures on the test rows for the weights that its recipe tests.</summary>
public sealed record StudyRunResult
{
    [JsonConstructor]
    internal StudyRunResult(
        string run,
        StudyRunOrigin origin,
        string weights,
        int testRows,
        IReadOnlyDictionary<string, double?> measures
    ) => (Run, Origin, Weights, TestRows, Measures) = (run, origin, weights, testRows, measures);

    /// <summary>
    /// Name of the accuracy at the threshold that the recipe chooses, which is the accuracy in all tables of a sweep.
    /// </summary>
    public const string AccuracyAtThreshold = "accuracy_at_threshold";

    /// <summary>
    /// Names of the measures in the order of the table; the interval of the ROC AUC is from the patient-level
    /// bootstrap.
    /// </summary>
    /// <remarks>
    /// The baseline is the logistic regression on age and sex, without an ECG.
    /// Measures of decisions name their threshold: 0.5, or that in the column threshold, which the recipe chooses. A result of an
    /// earlier version lacks these names and isn't used, because its "accuracy" was at 0.5 but its "precision" wasn't.
    /// </remarks>
    public static IReadOnlyList<string> Names { get; } =
    [
        "loss",
        "accuracy_at_0.5",
        "threshold",
        AccuracyAtThreshold,
        "precision_at_threshold",
        "f1_at_threshold",
        "sensitivity_at_threshold",
        "specificity_at_threshold",
        "roc_auc",
        "roc_auc_lower",
        "roc_auc_upper",
        "average_precision",
        "brier",
        "majority_accuracy",
        "baseline_accuracy_at_0.5",
        "baseline_roc_auc",
        "roc_auc_minus_baseline_p",
    ];

    /// <summary>Identifier of the run.</summary>
    public string Run { get; }

    /// <summary>Origin of the run's files.</summary>
    [JsonInclude]
    internal StudyRunOrigin Origin { get; }

    /// <summary>Name of the tested weights: last or best.</summary>
    public string Weights { get; }

    /// <summary>Number of test rows.</summary>
    public int TestRows { get; }

    /// <summary>Measures by name, one for each of <see cref="Names"/>; null where undefined.</summary>
    public IReadOnlyDictionary<string, double?> Measures { get; }

    internal static StudyRunResult Of(
        StudyRun run,
        StudyRunOrigin origin,
        NetworkReport report,
        BaselineEvidence? baseline
    )
    {
        var result = report.Tested.Result;
        var (atFixed, searched) = (result.AtFixed.Matrix, result.AtSearched.Matrix);
        var rocAuc = report.Evidence.AtFixed.Bootstrap[MeasureKind.RocAuc].Interval;
        Measure[] values =
        [
            result.LogLoss,
            atFixed.Accuracy,
            new(result.AtSearched.Threshold),
            searched.Accuracy,
            searched.Precision,
            searched.F1,
            searched.Sensitivity,
            searched.Specificity,
            result.Roc.Auc,
            new(rocAuc.Lower, rocAuc.Reason),
            new(rocAuc.Upper, rocAuc.Reason),
            result.AveragePrecision,
            result.Brier,
            atFixed.MajorityAccuracy,
            .. OfBaseline(baseline),
        ];
        var measures = Names
            .Zip(values)
            .ToDictionary(m => m.First, m => m.Second.IsDefined ? m.Second.Value : (double?)null);
        return new(run.Id, origin, report.Tested.Weights, atFixed.Count, measures);
    }

    // The p-value is that of DeLong's test with Obuchowski's covariance, which allows for several rows per patient.
    private static Measure[] OfBaseline(BaselineEvidence? baseline)
    {
        var none = Measure.Undefined("the baseline can't be fitted");
        var aucs = baseline?.Compared.RocAucsOfPatients;
        return [baseline?.BaselineAtFixed.Accuracy ?? none, aucs?.Second.Auc ?? none, aucs?.P ?? none];
    }
}
