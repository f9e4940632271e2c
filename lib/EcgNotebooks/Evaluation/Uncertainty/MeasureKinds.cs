namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>All kinds of measures, their names and how each is computed.</summary>
internal static class MeasureKinds
{
    /// <summary>Every kind, those that depend on a threshold first.</summary>
    public static IReadOnlyList<MeasureKind> All { get; } = Enum.GetValues<MeasureKind>();

    /// <summary>Whether the measure judges decisions at a threshold, not the scores themselves.</summary>
    public static bool NeedsThreshold(this MeasureKind kind) => kind <= MeasureKind.F1;

    /// <summary>The measure's name in text.</summary>
    public static string Label(this MeasureKind kind) =>
        kind switch
        {
            MeasureKind.Accuracy => "accuracy",
            MeasureKind.BalancedAccuracy => "balanced accuracy",
            MeasureKind.Sensitivity => "sensitivity",
            MeasureKind.Specificity => "specificity",
            MeasureKind.Precision => "precision",
            MeasureKind.F1 => "F1",
            MeasureKind.RocAuc => "ROC AUC",
            MeasureKind.AveragePrecision => "average precision",
            MeasureKind.Brier => "Brier score",
            MeasureKind.LogLoss => "log loss",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    /// <summary>The measure of all rows at a threshold.</summary>
    public static Measure Of(this MeasureKind kind, ScoredLabels rows, double threshold = 0.5)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return kind switch
        {
            MeasureKind.RocAuc => RocCurve.From(rows).Auc,
            MeasureKind.AveragePrecision => ProbabilityScores.AveragePrecision(rows),
            MeasureKind.Brier => ProbabilityScores.Brier(rows),
            MeasureKind.LogLoss => ProbabilityScores.LogLoss(rows),
            _ => kind.Of(ConfusionMatrix.At(threshold, rows)),
        };
    }

    private static Measure Of(this MeasureKind kind, ConfusionMatrix matrix) =>
        kind switch
        {
            MeasureKind.Accuracy => matrix.Accuracy,
            MeasureKind.BalancedAccuracy => matrix.BalancedAccuracy,
            MeasureKind.Sensitivity => matrix.Sensitivity,
            MeasureKind.Specificity => matrix.Specificity,
            MeasureKind.Precision => matrix.Precision,
            MeasureKind.F1 => matrix.F1,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
}
