using System.Text.Json;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Evaluation;

/// <summary>Compares every measure with scikit-learn on lists of scores with ties and extreme values.</summary>
public class MetricsParityTests
{
    [Fact]
    public void The_searched_threshold_and_its_counts_agree_with_scikit_learn()
    {
        foreach (var (name, golden, rows) in Cases())
        {
            var threshold = golden.GetProperty("best_threshold").GetDouble();
            if (name is "only negatives" or "only positives")
            {
                // With one class, the reference loop returns the first threshold of the grid, which has no meaning.
                Assert.Throws<EcgException>(() => new ThresholdSearch().Search(rows));
            }
            else
            {
                var choice = new ThresholdSearch().Search(rows);
                Assert.Equal(threshold, choice.Threshold);
                Assert.Equal(golden.GetProperty("best_metric_value").GetInt32(), choice.Value);
            }

            var m = ConfusionMatrix.At(threshold, rows);
            int[] counts = [m.TrueNegatives, m.FalsePositives, m.FalseNegatives, m.TruePositives];
            Assert.Equal(Numbers(golden, "confusion_tn_fp_fn_tp"), counts.Select(c => (double)c));
            AssertMeasure(golden, "precision", m.Precision, undefined: name == "only negatives");
            AssertMeasure(golden, "f1", m.F1, undefined: name == "only negatives");
            AssertMeasure(golden, "sensitivity", m.Sensitivity, undefined: name == "only negatives");
            AssertMeasure(golden, "specificity", m.Specificity, undefined: name == "only positives");
        }
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("_all_points", false)]
    public void ROC_curves_agree_with_scikit_learn_point_by_point(string suffix, bool dropIntermediate)
    {
        foreach (var (_, golden, rows) in Cases().Where(c => c.Golden.TryGetProperty("auc", out var _)))
        {
            var roc = RocCurve.From(rows, dropIntermediate);
            Assert.Equal(Numbers(golden, "fpr" + suffix), roc.Points.Select(p => p.FalsePositiveRate));
            Assert.Equal(Numbers(golden, "tpr" + suffix), roc.Points.Select(p => p.TruePositiveRate));
            Assert.Equal(Numbers(golden, "thresholds" + suffix), roc.Points.Select(p => p.Threshold));
            Assert.Equal(golden.GetProperty("youden_index" + suffix).GetInt32(), roc.YoudenPosition);
            AssertMeasure(golden, "auc" + suffix, roc.Auc);
        }
    }

    [Fact]
    public void Average_precision_and_Brier_score_agree_with_scikit_learn()
    {
        foreach (var (_, golden, rows) in Cases().Where(c => c.Golden.TryGetProperty("auc", out var _)))
        {
            AssertMeasure(golden, "average_precision", ProbabilityScores.AveragePrecision(rows));
            AssertMeasure(golden, "brier", ProbabilityScores.Brier(rows));
        }
    }

    [Fact]
    public void With_one_class_ROC_AUC_and_Youden_point_are_undefined()
    {
        foreach (var (_, _, rows) in Cases().Where(c => !c.Golden.TryGetProperty("auc", out var _)))
        {
            var roc = RocCurve.From(rows);
            Assert.True(double.IsNaN(roc.Auc.Value));
            Assert.NotNull(roc.Auc.Reason);
            Assert.Null(roc.Youden);
        }
    }

    private static IEnumerable<(string Name, JsonElement Golden, ScoredLabels Rows)> Cases()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(SharedData.Golden("metrics.json")));
        return file
            .RootElement.Clone()
            .GetProperty("cases")
            .EnumerateArray()
            .Select(c =>
                (
                    c.GetProperty("name").GetString()!,
                    c,
                    new ScoredLabels(Numbers(c, "y_true").Select(y => y == 1), Numbers(c, "y_score"))
                )
            );
    }

    private static double[] Numbers(JsonElement golden, string name) =>
        [
            .. golden
                .GetProperty(name)
                .EnumerateArray()
                .Select(v => v.ValueKind == JsonValueKind.String ? double.PositiveInfinity : v.GetDouble()),
        ];

    /// <summary>
    /// Compares a measure; where the reference has 0 for an undefined measure, it must be NaN with a reason.
    /// </summary>
    private static void AssertMeasure(JsonElement golden, string name, Measure measure, bool undefined = false)
    {
        var expected = golden.GetProperty(name).GetDouble();
        if (undefined)
        {
            Assert.Equal(0, expected);
            Assert.True(double.IsNaN(measure.Value));
            Assert.NotNull(measure.Reason);
        }
        else
        {
            Assert.Equal(expected, measure.Value, 1e-12);
            Assert.Null(measure.Reason);
        }
    }
}
