using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Studies;

/// <summary>The measures of a finished run on the test rows, with the weights that its recipe tests.</summary>
/// <param name="Run">The run's name.</param>
/// <param name="Origin">What it was made from.</param>
/// <param name="Weights">The tested weights, last or best.</param>
/// <param name="TestRows">The number of test rows.</param>
/// <param name="Measures">Each of <see cref="Names"/>; null where it isn't defined.</param>
public sealed record StudyRunResult(
    string Run,
    StudyRunOrigin Origin,
    string Weights,
    int TestRows,
    IReadOnlyDictionary<string, double?> Measures
)
{
    /// <summary>The accuracy at the threshold that the recipe chooses: what a sweep calls accuracy everywhere.</summary>
    public const string AccuracyAtThreshold = "accuracy_at_threshold";

    /// <summary>The measures, in the order of the table; the area's 95 % interval is from drawing the patients again.</summary>
    /// <remarks>
    /// What judges decisions names its threshold: 0.5, or that of the column threshold, which the recipe chooses. A result of an
    /// earlier version, whose "accuracy" was at 0.5 and whose "precision" wasn't, lacks these names and isn't taken.
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
    ];

    internal static StudyRunResult Of(StudyRun run, StudyRunOrigin origin, NetworkReport report)
    {
        var result = report.Tested.Result;
        var (atFixed, searched) = (result.AtFixed.Matrix, result.AtSearched.Matrix);
        var area = report.Evidence.AtFixed.Bootstrap[MeasureKind.RocAuc].Interval;
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
            new(area.Lower, area.Reason),
            new(area.Upper, area.Reason),
            result.AveragePrecision,
            result.Brier,
        ];
        var measures = Names
            .Zip(values)
            .ToDictionary(m => m.First, m => m.Second.IsDefined ? m.Second.Value : (double?)null);
        return new(run.Id, origin, report.Tested.Weights, atFixed.Count, measures);
    }
}
