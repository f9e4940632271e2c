using EcgNotebooks.Evaluation;

namespace EcgNotebooks.Tests.Evaluation;

public class RocCurveTests
{
    [Fact]
    public void The_ROC_AUC_is_the_fraction_of_correctly_ranked_pairs_where_ties_count_half()
    {
        foreach (var rows in Enumerable.Range(0, 200).Select(RandomRows.Make).Where(r => r.MissingClass is null))
        {
            var wins = 0.0;
            for (var i = 0; i < rows.Count; i++)
            {
                for (var k = 0; k < rows.Count; k++)
                {
                    if (rows.Labels[i] && !rows.Labels[k])
                    {
                        wins += rows.Scores[i].CompareTo(rows.Scores[k]) / 2.0 + 0.5;
                    }
                }
            }

            var expected = wins / rows.Positives / rows.Negatives;
            Assert.Equal(expected, RocCurve.From(rows).Auc.Value, 1e-12);
            Assert.Equal(expected, RocCurve.From(rows, dropIntermediate: false).Auc.Value, 1e-12);
        }
    }

    [Fact]
    public void Every_point_agrees_with_the_confusion_matrix_at_its_threshold()
    {
        foreach (var rows in Enumerable.Range(0, 50).Select(RandomRows.Make).Where(r => r.MissingClass is null))
        {
            foreach (var point in RocCurve.From(rows, dropIntermediate: false).Points)
            {
                var matrix = ConfusionMatrix.At(Math.BitDecrement(point.Threshold), rows);
                if (double.IsInfinity(point.Threshold))
                {
                    matrix = ConfusionMatrix.At(double.MaxValue, rows);
                }

                Assert.Equal(matrix.Sensitivity.Value, point.TruePositiveRate, 1e-15);
                Assert.Equal(1 - matrix.Specificity.Value, point.FalsePositiveRate, 1e-15);
            }
        }
    }

    [Fact]
    public void The_order_of_the_rows_does_not_matter()
    {
        var rows = RandomRows.Make(7);
        var reversed = new ScoredLabels(rows.Labels.Reverse(), rows.Scores.Reverse());
        Assert.Equal(RocCurve.From(rows).Points, RocCurve.From(reversed).Points);
    }

    [Fact]
    public void The_Youden_point_is_the_first_of_equally_high_points()
    {
        var roc = RocCurve.From(new([true, false, true, false], [0.9, 0.8, 0.7, 0.6]));
        Assert.Equal(new RocPoint(0, 0.5, 0.9), roc.Youden);
    }
}
