namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Lists, names and computes the kinds of measures.</summary>
internal static class MeasureKinds
{
    /// <summary>All kinds; those that depend on a threshold come first.</summary>
    public static IReadOnlyList<MeasureKind> All { get; } = Enum.GetValues<MeasureKind>();

    /// <summary>Returns whether the measure depends on decisions at a threshold, not only on the scores.</summary>
    public static bool NeedsThreshold(this MeasureKind kind) => kind <= MeasureKind.F1;

    /// <summary>Returns the display name of a measure.</summary>
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

    /// <summary>Computes a measure of all rows; the threshold matters only for measures of decisions.</summary>
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
