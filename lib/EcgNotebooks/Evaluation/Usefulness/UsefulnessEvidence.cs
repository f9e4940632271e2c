using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Files;

namespace EcgNotebooks.Evaluation.Usefulness;

/// <summary>Usefulness of a classifier at a stated prevalence: predictive values, net benefit, and the sample size for a stated precision.</summary>
/// <param name="Prevalence">The share of people with an inferior infarction.</param>
/// <param name="Decisions">The decisions on the test rows at the threshold from validation.</param>
/// <param name="Values">Predictive values at the prevalence.</param>
/// <param name="Curve">Net benefit at each threshold probability.</param>
internal sealed record UsefulnessEvidence(
    double Prevalence,
    Decisions Decisions,
    PredictiveValues Values,
    IReadOnlyList<NetBenefit> Curve
)
{
    private const double HalfWidth = 0.05;
    private const double CalibrationError = 0.051;

    // From 1 to 50 %, as in most published decision curves.
    private static readonly double[] _thresholds = [.. Enumerable.Range(1, 50).Select(percent => percent / 100.0)];

    /// <summary>Rows for a sensitivity within 5 percentage points, among people of the prevalence.</summary>
    public double RowsForSensitivity =>
        SampleSize.ForProportion(Decisions.Matrix.Sensitivity.Value, HalfWidth, Prevalence);

    /// <summary>Rows for a specificity within 5 percentage points, among people of the prevalence.</summary>
    public double RowsForSpecificity =>
        SampleSize.ForProportion(Decisions.Matrix.Specificity.Value, HalfWidth, 1 - Prevalence);

    /// <summary>Rows for observed by expected positives within about 10 %.</summary>
    public double RowsForCalibration => SampleSize.ForCalibration(Prevalence, CalibrationError);

    /// <summary>ROC AUC of the test rows.</summary>
    public required double RocAuc { get; init; }

    /// <summary>Rows for a ROC AUC within 0.05, among people of the prevalence.</summary>
    public double RowsForRocAuc => SampleSize.ForRocAuc(RocAuc, HalfWidth, Prevalence);

    /// <summary>Computes the usefulness from predictions; the threshold is chosen on their validation rows.</summary>
    /// <exception cref="EcgException">A part has no rows, only one label, or no threshold can be chosen.</exception>
    public static UsefulnessEvidence Of(Predictions predictions, double prevalence)
    {
        var options = new EvidenceOptions();
        var threshold = CriterionSearch.Choose(options, predictions, options.ThresholdFrom);
        var rows = Evaluator.Rows(predictions, options.ReportOn).ToScoredLabels();
        if (rows.MissingClass is { } missing)
        {
            throw new EcgException($"The test rows can't say what is useful: {missing}.", "Use a larger test part.");
        }

        var matrix = ConfusionMatrix.At(threshold, rows);
        return new(
            prevalence,
            new Decisions(threshold, matrix),
            PredictiveValues.At(matrix.Sensitivity.Value, matrix.Specificity.Value, prevalence),
            [.. _thresholds.Select(at => NetBenefit.At(at, rows, prevalence))]
        )
        {
            RocAuc = RocCurve.From(rows).Auc.Value,
        };
    }

    /// <summary>Returns the results as JSON.</summary>
    public string ToJson() =>
        MeasureWriter.Document(writer =>
        {
            writer.Json.WriteNumber("prevalence", Prevalence);
            writer.Json.WriteNumber("threshold", Decisions.Threshold);
            writer.Number("sensitivity", Decisions.Matrix.Sensitivity);
            writer.Number("specificity", Decisions.Matrix.Specificity);
            writer.Number("positive_predictive_value", Values.Positive);
            writer.Number("negative_predictive_value", Values.Negative);
            writer.Json.WriteNumber("rows_for_sensitivity", RowsForSensitivity);
            writer.Json.WriteNumber("rows_for_specificity", RowsForSpecificity);
            writer.Json.WriteNumber("rows_for_calibration", RowsForCalibration);
            writer.Json.WriteNumber("rows_for_roc_auc", RowsForRocAuc);
            writer.Json.WriteStartArray("net_benefit");
            foreach (var point in Curve)
            {
                writer.Json.WriteStartObject();
                writer.Json.WriteNumber("threshold_probability", point.Threshold);
                writer.Json.WriteNumber("model", point.OfModel);
                writer.Json.WriteNumber("treat_all", point.OfAll);
                writer.Json.WriteNumber("treat_none", 0);
                writer.Json.WriteEndObject();
            }

            writer.Json.WriteEndArray();
        });

    /// <summary>Writes the results as JSON to a file.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Save(string path) => AtomicFile.WriteText(path, ToJson());
}
