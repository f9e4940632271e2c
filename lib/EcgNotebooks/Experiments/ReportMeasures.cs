using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Experiments;

/// <summary>Lists the measures of a report's table in order, each with its interval.</summary>
internal static class ReportMeasures
{
    private static readonly (MeasureKind Kind, Func<ConfusionMatrix, Measure> Value)[] _decisions =
    [
        (MeasureKind.Accuracy, matrix => matrix.Accuracy),
        (MeasureKind.BalancedAccuracy, matrix => matrix.BalancedAccuracy),
        (MeasureKind.Precision, matrix => matrix.Precision),
        (MeasureKind.F1, matrix => matrix.F1),
        (MeasureKind.Sensitivity, matrix => matrix.Sensitivity),
        (MeasureKind.Specificity, matrix => matrix.Specificity),
    ];

    /// <summary>Returns the measures that a report's table shows.</summary>
    public static IEnumerable<ReportMeasure> Of(EvaluationResult result, EvidenceReport evidence)
    {
        var (atFixed, part) = (evidence.AtFixed.Bootstrap, PredictionsFile.PartName(result.ThresholdFrom));
        var searched = evidence.AtThresholdFrom(result.ThresholdFrom)?.Bootstrap;
        return
        [
            new("prevalence of IMI", r => r.AtFixed.Matrix.Prevalence),
            new("accuracy of the majority class", r => r.AtFixed.Matrix.MajorityAccuracy),
            new("loss", r => r.LogLoss, atFixed[MeasureKind.LogLoss]),
            new("Brier score", r => r.Brier, atFixed[MeasureKind.Brier]),
            new("ROC AUC", r => r.Roc.Auc, atFixed[MeasureKind.RocAuc]),
            new("average precision", r => r.AveragePrecision, atFixed[MeasureKind.AveragePrecision]),
            .. AtThreshold(" at 0.5", r => r.AtFixed, atFixed),
            new($"threshold from {part}", r => new(r.AtSearched.Threshold)),
            .. AtThreshold(" there", r => r.AtSearched, searched),
        ];
    }

    private static IEnumerable<ReportMeasure> AtThreshold(
        string at,
        Func<EvaluationResult, Decisions> decisions,
        BootstrapResult? bootstrap
    ) =>
        _decisions.Select(d => new ReportMeasure(
            d.Kind.Label() + at,
            result => d.Value(decisions(result).Matrix),
            bootstrap?[d.Kind]
        ));
}

/// <summary>One measure in a report's table.</summary>
/// <param name="Name">Name of the measure.</param>
/// <param name="Value">Returns the measure of an evaluation.</param>
/// <param name="Estimate">Estimate for the tested weights with its interval; null if there is none.</param>
internal sealed record ReportMeasure(
    string Name,
    Func<EvaluationResult, Measure> Value,
    BootstrapEstimate? Estimate = null
);
