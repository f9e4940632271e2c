using System.Globalization;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Experiments;
using EcgNotebooks.Reports;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>What evaluate tells its user.</summary>
internal static class EvaluateText
{
    public static void Write(TextWriter output, string folder, ClassifierReport report)
    {
        var simulated = report.Simulated ? " on simulated data" : "";
        output.WriteLine($"{report.Name}, {report.Recipe} recipe{simulated}");
        Indent(output, report.ToTable());
        var result = report.Tested.Result;
        if (result.ThresholdFrom == result.Part)
        {
            output.WriteLine(
                "The threshold was chosen on the rows it is judged by, as published: what stands at it flatters."
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

    public static void Write(TextWriter output, RunFolder run, PairedEvidence evidence)
    {
        output.WriteLine(
            $"{evidence.First} against {evidence.Second}, {evidence.Rows} test rows of {evidence.Patients} patients"
        );
        Indent(output, evidence.ToTable());
        output.WriteLine($"written to {run.Comparison} and {run.ComparisonFigure}");
    }

    private static void Gap(TextWriter output, ThresholdGap gap) =>
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"A threshold from validation, {gap.Threshold:0.####}, has {gap.Criterion.Label()} {gap.OnValidation} there and {gap.OnTest} on the test rows: {gap.Gap} less."
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
