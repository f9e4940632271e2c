using System.Globalization;
using System.Text;
using EcgNotebooks.Balancing;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Experiments;
using EcgNotebooks.Files;

namespace EcgNotebooks.Studies;

/// <summary>Writes comparison.csv, with one row per recipe, balancing, leads and network of a study.</summary>
internal static class ComparisonCsv
{
    private static readonly IReadOnlyList<(string Name, MeasureKind Kind)> _measures =
    [
        (StudyRunResult.AccuracyAtThreshold, MeasureKind.Accuracy),
        ("balanced_accuracy_at_threshold", MeasureKind.BalancedAccuracy),
        ("roc_auc", MeasureKind.RocAuc),
    ];

    public static void Write(string path, IEnumerable<ComparisonRow> rows)
    {
        var text = new StringBuilder("recipe,balancing,leads,network,seeds,test_rows,prevalence");
        foreach (var (name, _) in _measures)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $",{name},{name}_lower,{name}_upper,{name}_lowest,{name}_highest"
            );
        }

        text.Append(",majority_accuracy");
        foreach (var (name, _) in _measures)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $",baseline_{name},{name}_minus_baseline,{name}_minus_baseline_lower,{name}_minus_baseline_upper"
            );
        }

        text.Append('\n');
        foreach (var row in rows)
        {
            text.AppendJoin(
                    ',',
                    [
                        .. Names(row),
                        .. _measures.SelectMany(measure => Numbers(row.Estimates[measure.Kind])),
                        Number(row.MajorityAccuracy),
                        .. _measures.SelectMany(measure => Numbers(row.Baseline, measure.Kind)),
                    ]
                )
                .Append('\n');
        }

        AtomicFile.WriteText(path, text.ToString());
    }

    private static IEnumerable<string> Names(ComparisonRow row) =>
        [
            row.Run.RecipeName,
            row.Run.Recipe.BalancingMethod.CommandName(),
            StudyRun.LeadsName(row.Run.Leads),
            row.Run.Network.FolderName(),
            row.Seeds.ToString(CultureInfo.InvariantCulture),
            row.TestRows.ToString(CultureInfo.InvariantCulture),
            Number(row.Prevalence),
        ];

    private static IEnumerable<string> Numbers(SeedEstimate estimate) =>
        (
            (double[])
                [
                    estimate.Mean.Value,
                    estimate.Interval.Lower,
                    estimate.Interval.Upper,
                    estimate.Lowest,
                    estimate.Highest,
                ]
        ).Select(Number);

    private static IEnumerable<string> Numbers(StudyBaseline? baseline, MeasureKind kind)
    {
        if (baseline is null)
        {
            return ["", "", "", ""];
        }

        var difference = baseline.Difference(kind);
        return (
            (double[])
                [baseline[kind].Value, difference.Value.Value, difference.Interval.Lower, difference.Interval.Upper]
        ).Select(Number);
    }

    private static string Number(double value) =>
        double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";
}
