namespace EcgNotebooks.Evaluation;

/// <summary>Writes metrics.json; names and order of its properties are stable.</summary>
internal static class MetricsJson
{
    public static string Write(EvaluationResult result) =>
        MeasureWriter.Document(writer =>
        {
            writer.Json.WriteString("part", Name(result.Part));
            writer.Json.WriteNumber("rows", result.AtFixed.Matrix.Count);
            writer.Number("prevalence", result.AtFixed.Matrix.Prevalence);
            writer.Number("roc_auc", result.Roc.Auc);
            writer.Number("average_precision", result.AveragePrecision);
            writer.Number("brier", result.Brier);
            writer.Number("log_loss", result.LogLoss);
            writer.Object("youden", () => WriteYouden(writer, result.Roc));
            writer.Object("at_fixed_threshold", () => WriteDecisions(writer, result.AtFixed, null));
            writer.Object("at_searched_threshold", () => WriteDecisions(writer, result.AtSearched, result));
        });

    private static void WriteYouden(MeasureWriter writer, RocCurve roc)
    {
        var reason = roc.Auc.Reason;
        Measure Of(double? value) => reason is null ? Finite(value!.Value) : Measure.Undefined(reason);
        writer.Number("threshold", Of(roc.Youden?.Threshold));
        writer.Number("false_positive_rate", Of(roc.Youden?.FalsePositiveRate));
        writer.Number("true_positive_rate", Of(roc.Youden?.TruePositiveRate));
        writer.Number("index", Of(roc.Youden?.YoudenIndex));
    }

    // JSON has no infinity, and the threshold of the curve's first point is infinite.
    private static Measure Finite(double value) =>
        double.IsFinite(value) ? new(value) : Measure.Undefined("no score is high enough: the threshold is infinite");

    private static void WriteDecisions(MeasureWriter writer, Decisions decisions, EvaluationResult? searched)
    {
        var m = decisions.Matrix;
        writer.Json.WriteNumber("threshold", decisions.Threshold);
        if (searched is not null)
        {
            writer.Json.WriteString("chosen_on", Name(searched.ThresholdFrom));
            writer.Json.WriteNumber("right_minus_wrong_there", searched.Search.Value);
        }

        writer.Json.WriteNumber("true_negatives", m.TrueNegatives);
        writer.Json.WriteNumber("false_positives", m.FalsePositives);
        writer.Json.WriteNumber("false_negatives", m.FalseNegatives);
        writer.Json.WriteNumber("true_positives", m.TruePositives);
        writer.Number("accuracy", m.Accuracy);
        writer.Number("balanced_accuracy", m.BalancedAccuracy);
        writer.Number("precision", m.Precision);
        writer.Number("f1", m.F1);
        writer.Number("sensitivity", m.Sensitivity);
        writer.Number("specificity", m.Specificity);
    }

    private static string Name(Part part) => PredictionsFile.PartName(part);
}
