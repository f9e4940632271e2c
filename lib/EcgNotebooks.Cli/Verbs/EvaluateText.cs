using System.Globalization;
using EcgNotebooks.Evaluation.Baselines;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Experiments;
using EcgNotebooks.Reports;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Writes the results of <c>ecg evaluate</c>.</summary>
internal static class EvaluateText
{
    /// <summary>Writes the results of one classifier.</summary>
    public static void Write(TextWriter output, string folder, ClassifierReport report)
    {
        var simulated = report.Simulated ? " on simulated data" : "";
        output.WriteLine($"{report.Name}, {report.Recipe} recipe{simulated}");
        Indent(output, report.ToTable());
        var result = report.Tested.Result;
        if (result.ThresholdFrom == result.Part)
        {
            output.WriteLine(
                "The threshold was chosen on the test rows, as in the published recipe, so the results at this threshold are too good."
            );
        }

        if (report.Missing.Any)
        {
            output.WriteLine(report.Missing);
        }

        Gap(output, report.Evidence.ThresholdGap);
        Indent(output, report.CalibrationTable());
        output.WriteLine($"written to {folder}: predictions.csv, metrics.json, evidence.json, figures");
        output.WriteLine();
    }

    /// <summary>Writes the comparison of two networks on the same test rows.</summary>
    public static void Write(TextWriter output, RunFolder run, PairedEvidence evidence)
    {
        output.WriteLine(
            $"{evidence.First} against {evidence.Second}, {evidence.Rows} test rows of {evidence.Patients} patients"
        );
        Indent(output, evidence.ToTable());
        output.WriteLine($"written to {run.Comparison} and {run.ComparisonFigure}");
    }

    /// <summary>Writes the comparison of a network with the baseline without an ECG.</summary>
    public static void Write(TextWriter output, NetworkFolder folder, BaselineEvidence evidence)
    {
        output.WriteLine(
            $"{evidence.Compared.First} against {evidence.Name} without any ECG, {evidence.Compared.Rows} test rows of {evidence.Compared.Patients} patients"
        );
        Indent(output, evidence.ToTable());
        output.WriteLine($"written to {folder.Baseline}");
        output.WriteLine();
    }

    private static void Gap(TextWriter output, ThresholdGap gap) =>
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The threshold {gap.Threshold:0.####}, chosen on validation, has {gap.Criterion.Label()} {gap.OnValidation} on validation and {gap.OnTest} on test; the difference is {gap.Difference}."
            )
        );

    private static void Indent(TextWriter output, ReportTable table)
    {
        foreach (var line in table.ToString().Split('\n'))
        {
            output.WriteLine($"  {line}");
        }
    }
}
