using System.Text.Json;
using EcgNotebooks.Evaluation.Calibration;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>Writes an evidence report as JSON; names and order of its properties are stable.</summary>
internal static class EvidenceJson
{
    public static string Write(EvidenceReport report) =>
        MeasureWriter.Document(writer =>
        {
            writer.Json.WriteString("part", PredictionsFile.PartName(report.Options.ReportOn));
            writer.Json.WriteString("chosen_on", PredictionsFile.PartName(report.Options.ThresholdFrom));
            writer.Json.WriteNumber("rows", report.Rows);
            writer.Number("prevalence", report.Prevalence);
            writer.Number("majority_accuracy", report.MajorityAccuracy);
            BootstrapJson.Settings(writer, report.AtFixed.Bootstrap);
            var kinds = MeasureKinds.All.Where(kind => !kind.NeedsThreshold());
            writer.Object("scores", () => BootstrapJson.Estimates(writer, report.AtFixed.Bootstrap, kinds));
            writer.Object("roc_auc_of_independent_rows", () => Auc(writer, report.RocAucOfIndependentRows));
            writer.Object("roc_auc_of_patients", () => Auc(writer, report.RocAucOfPatients));
            writer.Object("at_fixed_threshold", () => Decisions(writer, report.AtFixed));
            writer.Object("at_chosen_threshold", () => Decisions(writer, report.AtChosen));
            if (report is { Options.AlsoThresholdFrom: { } part, AtAlsoChosen: { } also })
            {
                writer.Object($"at_threshold_from_{PredictionsFile.PartName(part)}", () => Decisions(writer, also));
            }

            writer.Object("threshold_gap", () => Gap(writer, report.ThresholdGap));
            writer.Object("calibration", () => Calibration(writer, report.Calibration));
        });

    /// <summary>Writes a ROC AUC with its variance and interval.</summary>
    public static void Auc(MeasureWriter writer, RocAucEstimate estimate)
    {
        writer.Number("value", estimate.Auc);
        writer.Number("variance", estimate.Variance);
        BootstrapJson.Limits(writer, estimate.Interval);
    }

    private static void Decisions(MeasureWriter writer, DecisionEvidence evidence)
    {
        var (threshold, matrix) = evidence.Decisions;
        writer.Json.WriteNumber("threshold", threshold);
        writer.Json.WriteNumber("true_negatives", matrix.TrueNegatives);
        writer.Json.WriteNumber("false_positives", matrix.FalsePositives);
        writer.Json.WriteNumber("false_negatives", matrix.FalseNegatives);
        writer.Json.WriteNumber("true_positives", matrix.TruePositives);
        BootstrapJson.Estimates(writer, evidence.Bootstrap, MeasureKinds.All.Where(kind => kind.NeedsThreshold()));
        writer.Object(
            "accuracy_of_independent_rows",
            () => BootstrapJson.Limits(writer, evidence.AccuracyOfIndependentRows)
        );
    }

    private static void Gap(MeasureWriter writer, ThresholdGap gap)
    {
        writer.Json.WriteString("criterion", JsonNamingPolicy.SnakeCaseLower.ConvertName(gap.Criterion.ToString()));
        writer.Json.WriteNumber("threshold", gap.Threshold);
        writer.Number("promised", gap.OnValidation);
        writer.Number("kept", gap.OnTest);
        writer.Number("gap", gap.Difference);
    }

    private static void Calibration(MeasureWriter writer, CalibrationEvidence calibration)
    {
        writer.Object("as_predicted", () => Figures(writer, calibration.AsPredicted));
        if (calibration is not { Temperature: { } temperature, AtTemperature: { } figures })
        {
            writer.Number("temperature", Measure.Undefined("the rows that choose it are of one class"));
            return;
        }

        writer.Json.WriteNumber("temperature", temperature.Value);
        writer.Json.WriteBoolean("temperature_at_bound", temperature.AtBound);
        writer.Object("at_temperature", () => Figures(writer, figures));
    }

    private static void Figures(MeasureWriter writer, CalibrationMeasures figures)
    {
        writer.Number("brier", figures.Brier);
        writer.Number("log_loss", figures.LogLoss);
        writer.Json.WriteNumber("expected_calibration_error", figures.Curve.ExpectedCalibrationError);
        writer.Json.WriteNumber("maximum_calibration_error", figures.Curve.MaximumCalibrationError);
        writer.Json.WriteStartArray("bins");
        foreach (var bin in figures.Curve.Bins)
        {
            Bin(writer.Json, bin);
        }

        writer.Json.WriteEndArray();
    }

    private static void Bin(Utf8JsonWriter json, ReliabilityBin bin)
    {
        json.WriteStartObject();
        json.WriteNumber("lower", bin.Lower);
        json.WriteNumber("upper", bin.Upper);
        json.WriteNumber("count", bin.Count);
        json.WriteNumber("positives", bin.Positives);
        if (bin.MeanScore.IsDefined)
        {
            json.WriteNumber("mean_score", bin.MeanScore.Value);
        }
        else
        {
            json.WriteNull("mean_score");
        }

        json.WriteEndObject();
    }
}
