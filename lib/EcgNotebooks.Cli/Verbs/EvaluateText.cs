using System.Globalization;
using EcgNotebooks.Evaluation.Baselines;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Evaluation.Spectrum;
using EcgNotebooks.Evaluation.Subgroups;
using EcgNotebooks.Evaluation.Usefulness;
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
        if (evidence.Compared.Rows > evidence.Compared.Patients)
        {
            output.WriteLine(
                "The p-values of the accuracies and of the likelihood ratio assume independent rows, but some patients have several; the intervals take that into account."
            );
        }

        output.WriteLine($"written to {folder.Baseline}");
        output.WriteLine();
    }

    /// <summary>Writes the results of a network by group of recordings.</summary>
    public static void Write(TextWriter output, string name, NetworkFolder folder, SubgroupEvidence evidence)
    {
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name} by group of test rows, at the threshold {evidence.Threshold:0.####} from validation"
            )
        );
        Indent(output, new ReportTable(SubgroupRows.Columns, [.. evidence.Variables.SelectMany(SubgroupRows.Of)]));
        foreach (var variable in evidence.Variables.Where(variable => variable.Gap is not null))
        {
            output.WriteLine(SubgroupRows.Sentence(variable));
        }

        output.WriteLine($"written to {folder.Groups} and {folder.GroupsFigure}");
        output.WriteLine();
    }

    /// <summary>Writes what a network would mean for people of a stated prevalence.</summary>
    public static void Write(TextWriter output, string name, NetworkFolder folder, UsefulnessEvidence evidence)
    {
        var culture = CultureInfo.InvariantCulture;
        output.WriteLine(
            string.Create(
                culture,
                $"{name} for people of whom {evidence.Prevalence:P2} have an inferior infarction, at the threshold {evidence.Decisions.Threshold:0.####} from validation"
            )
        );
        output.WriteLine($"  positive predictive value  {evidence.Values.Positive}");
        output.WriteLine($"  negative predictive value  {evidence.Values.Negative}");
        Indent(
            output,
            new ReportTable(
                ["act from a probability of", "net benefit of the network", "of treating all", "of treating none"],
                [
                    .. Tabled(evidence.Curve)
                        .Select(point =>
                            (IReadOnlyList<object?>)
                                [
                                    point.Threshold.ToString("0.00", culture),
                                    point.OfModel.ToString("F4", culture),
                                    point.OfAll.ToString("F4", culture),
                                    "0.0000",
                                ]
                        ),
                ]
            )
        );
        foreach (var sentence in SampleSizeText.Sentences(evidence))
        {
            output.WriteLine(sentence);
        }

        output.WriteLine($"written to {folder.Usefulness} and {folder.UsefulnessFigure}");
        output.WriteLine();
    }

    /// <summary>Writes the results of a network on the recordings that the recipe discards.</summary>
    public static void Write(TextWriter output, string name, NetworkFolder folder, SpectrumEvidence evidence)
    {
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name} on recordings that the recipe discards, at the threshold {evidence.Threshold:0.####} from validation and at {SpectrumGroup.FixedThreshold:0.####}"
            )
        );
        foreach (var sentence in SpectrumText.Sentences(evidence))
        {
            output.WriteLine(sentence);
        }

        Indent(
            output,
            new(
                SpectrumText.Columns("without inferior infarction", "false alarms", evidence),
                [.. SpectrumText.Rows(evidence.FalseAlarms)]
            )
        );
        Indent(
            output,
            new(
                SpectrumText.Columns("with inferior infarction", "found", evidence),
                [.. SpectrumText.Rows(evidence.Sensitivity)]
            )
        );
        output.WriteLine($"written to {folder.Root}: spectrum.csv, spectrum.json, figures/spectrum.svg");
        output.WriteLine();
    }

    // The figure shows every threshold probability; the table would be too long.
    private static IEnumerable<NetBenefit> Tabled(IEnumerable<NetBenefit> curve) =>
        curve.Where(point => Math.Round(100 * point.Threshold) is 1 or 2 or 5 or 10 or 15 or 20 or 30 or 40 or 50);

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
