using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Tests.Evaluation.Uncertainty;

public class DeLongTests
{
    [Fact]
    public void ROC_AUCs_variances_intervals_and_test_agree_with_pROC()
    {
        foreach (var golden in StatisticsGolden.Cases())
        {
            var comparison = DeLong.Compare(golden.First, golden.Second);
            AssertRocAuc(golden, "first", comparison.First);
            AssertRocAuc(golden, "second", comparison.Second);
            Assert.Equal(golden["delong", "cov"], comparison.Covariance.Value, 1e-9);
            Assert.Equal(golden["delong", "z"], comparison.Z.Value, 1e-9);
            Assert.Equal(golden["delong", "p"], comparison.P.Value, 1e-9);
        }
    }

    /// <summary>N. Turck and others, Intensive Care Medicine 36 (2010) 107; pROC's data set aSAH.</summary>
    [Fact]
    public void The_published_example_of_subarachnoid_haemorrhage_is_reproduced()
    {
        var golden = StatisticsGolden.Asah();
        var comparison = DeLong.Compare(golden.First, golden.Second);
        Assert.Equal(golden["auc_wfns"], comparison.First.Auc.Value, 1e-9);
        Assert.Equal(golden["auc_s100b"], comparison.Second.Auc.Value, 1e-9);
        Assert.Equal(golden["z"], comparison.Z.Value, 1e-9);
        Assert.Equal(golden["p"], comparison.P.Value, 1e-9);
    }

    [Fact]
    public void Midranks_give_the_same_result_as_comparing_every_pair()
    {
        foreach (var (first, second, _) in AwkwardPairs.Make())
        {
            var (rocAuc, variance, covariance) = EveryPair.DeLong(first, second);
            var comparison = DeLong.Compare(first, second);
            Assert.Equal(rocAuc, comparison.First.Auc.Value, 1e-12);
            Assert.Equal(RocCurve.From(first).Auc.Value, comparison.First.Auc.Value, 1e-12);
            Assert.Equal(variance, comparison.First.Variance.Value, 1e-12);
            Assert.Equal(covariance, comparison.Covariance.Value, 1e-12);
        }
    }

    [Fact]
    public void Clustered_rows_give_the_same_result_as_Obuchowskis_sums_over_every_pair()
    {
        foreach (var (first, second, patients) in AwkwardPairs.Make())
        {
            var comparison = DeLong.Compare(first, second, patients);
            if (!comparison.Covariance.IsDefined)
            {
                continue;
            }

            Assert.Equal(EveryPair.Obuchowski(first, first, patients), comparison.First.Variance.Value, 1e-12);
            Assert.Equal(EveryPair.Obuchowski(first, second, patients), comparison.Covariance.Value, 1e-12);
        }
    }

    [Fact]
    public void With_one_row_per_patient_both_variances_are_equal()
    {
        foreach (var (first, second, _) in AwkwardPairs.Make())
        {
            int[] patients = [.. Enumerable.Range(100, first.Count)];
            var (rows, clustered) = (DeLong.Compare(first, second), DeLong.Compare(first, second, patients));
            Assert.Equal(rows.First.Variance.Value, clustered.First.Variance.Value, 1e-12);
            Assert.Equal(rows.Covariance.Value, clustered.Covariance.Value, 1e-12);
        }
    }

    [Fact]
    public void Copies_of_every_row_narrow_the_interval_unless_their_patient_is_known()
    {
        var study = Study.Independent(3, 30, 40);
        var twice = new ScoredLabels(
            study.Rows.Labels.Concat(study.Rows.Labels),
            study.Rows.Scores.Concat(study.Rows.Scores)
        );
        int[] patients = [.. study.Patients, .. study.Patients];
        var once = DeLong.Auc(study.Rows).Variance.Value;
        Assert.InRange(DeLong.Auc(twice).Variance.Value / once, 0.48, 0.51);
        Assert.Equal(once, DeLong.Auc(twice, patients).Variance.Value, 1e-12);
    }

    [Fact]
    public void Only_the_ranking_of_the_scores_matters()
    {
        foreach (var (first, second, _) in AwkwardPairs.Make())
        {
            var stretched = new ScoredLabels(first.Labels, first.Scores.Select(s => Math.Exp(3 * s) - 7));
            Assert.Equal(DeLong.Auc(first), DeLong.Auc(stretched));
            Assert.Equal(DeLong.Compare(first, second), DeLong.Compare(stretched, second));
        }
    }

    [Fact]
    public void Swapping_the_labels_gives_1_minus_the_ROC_AUC_and_the_same_variance()
    {
        foreach (var (rows, _, _) in AwkwardPairs.Make())
        {
            var (estimate, mirrored) = (DeLong.Auc(rows), DeLong.Auc(new(rows.Labels.Select(l => !l), rows.Scores)));
            Assert.Equal(1 - estimate.Auc.Value, mirrored.Auc.Value, 1e-12);
            Assert.Equal(estimate.Variance.Value, mirrored.Variance.Value, 1e-12);
        }
    }

    [Fact]
    public void Swapping_the_classifiers_changes_the_sign_of_the_difference()
    {
        var golden = StatisticsGolden.Asah();
        var (there, back) = (DeLong.Compare(golden.First, golden.Second), DeLong.Compare(golden.Second, golden.First));
        Assert.Equal(-there.Z.Value, back.Z.Value, 1e-12);
        Assert.Equal(there.P.Value, back.P.Value, 1e-12);
        Assert.Equal(-there.Interval.Lower, back.Interval.Upper, 1e-12);
    }

    [Fact]
    public void Undefined_results_have_a_reason()
    {
        Assert.Equal("no row is negative", DeLong.Auc(new([true, true], [0.1, 0.2])).Auc.Reason);
        var one = DeLong.Auc(new([true, false, false], [0.5, 0.2, 0.9]));
        Assert.Equal((0.5, "only one row is positive"), (one.Auc.Value, one.Variance.Reason));
        var separated = DeLong.Auc(new([true, true, false, false], [0.9, 0.8, 0.2, 0.1]));
        Assert.Equal((1, 0), (separated.Auc.Value, separated.Variance.Value));
        Assert.Equal("the variance is 0", separated.Interval.Reason);
        var patients = DeLong.Auc(new([true, true, false, false], [0.9, 0.1, 0.2, 0.1]), [1, 1, 2, 3]);
        Assert.Equal("only one patient has positive rows", patients.Variance.Reason);
    }

    [Fact]
    public void A_classifier_does_not_differ_from_itself()
    {
        var rows = Study.Independent(1, 20, 20).Rows;
        var comparison = DeLong.Compare(rows, new(rows.Labels, rows.Scores.Select(s => 2 * s)));
        Assert.Equal(0, comparison.Difference.Value);
        Assert.Equal("the variance of the difference is 0", comparison.P.Reason);
    }

    [Fact]
    public void Different_labels_are_refused() =>
        Assert.Throws<EcgException>(() => DeLong.Compare(new([true], [0.1]), new([false], [0.1])));

    private static void AssertRocAuc(StatisticsGolden golden, string which, RocAucEstimate estimate)
    {
        Assert.Equal(golden["delong", $"auc_{which}"], estimate.Auc.Value, 1e-9);
        Assert.Equal(golden["delong", $"var_{which}"], estimate.Variance.Value, 1e-9);
        Assert.Equal(golden["delong", $"low_{which}"], estimate.Interval.Lower, 1e-9);
        Assert.Equal(golden["delong", $"high_{which}"], estimate.Interval.Upper, 1e-9);
    }
}
