using System.Globalization;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>What evaluate tells its user.</summary>
internal static class EvaluateText
{
    public static void Write(TextWriter output, NetworkFolder folder, NetworkReport report)
    {
        var simulated = report.Simulated ? " on simulated data" : "";
        output.WriteLine($"{report.Network.FolderName()}, {report.Recipe} recipe{simulated}, test rows");
        Line(output, "", $"{report.Tested.Weights} weights", $"{report.Other.Weights} weights");
        var (tested, other) = (report.Tested.Result, report.Other.Result);
        Row(output, "loss", tested.LogLoss, other.LogLoss);
        Row(output, "accuracy at 0.5", tested.AtFixed.Matrix.Accuracy, other.AtFixed.Matrix.Accuracy);
        Row(output, "prevalence of IMI", tested.AtFixed.Matrix.Prevalence, other.AtFixed.Matrix.Prevalence);
        Row(output, "ROC area", tested.Roc.Area, other.Roc.Area);
        Row(output, "average precision", tested.AveragePrecision, other.AveragePrecision);
        Row(output, "Brier score", tested.Brier, other.Brier);
        Line(
            output,
            $"threshold from {tested.ThresholdFrom.ToString().ToLowerInvariant()}",
            Number(tested.AtSearched.Threshold),
            Number(other.AtSearched.Threshold)
        );
        var (a, b) = (tested.AtSearched.Matrix, other.AtSearched.Matrix);
        Row(output, "  accuracy", a.Accuracy, b.Accuracy);
        Row(output, "  precision", a.Precision, b.Precision);
        Row(output, "  F1", a.F1, b.F1);
        Row(output, "  sensitivity", a.Sensitivity, b.Sensitivity);
        Row(output, "  specificity", a.Specificity, b.Specificity);
        if (tested.ThresholdFrom == tested.Part)
        {
            output.WriteLine("The threshold was chosen on the rows it is judged by, as published: these five flatter.");
        }

        output.WriteLine($"written to {folder.Root}: predictions.csv, metrics.json, figures");
    }

    private static void Row(TextWriter output, string name, Measure tested, Measure other) =>
        Line(output, name, tested.ToString(), other.ToString());

    private static void Line(TextWriter output, string name, string tested, string other) =>
        output.WriteLine($"  {name, -22} {tested, -14} {other}");

    private static string Number(double value) => value.ToString("F4", CultureInfo.InvariantCulture);
}
