using EcgNotebooks.Evaluation;

namespace EcgNotebooks.Tests.Evaluation;

public class MeasureTests
{
    [Fact]
    public void Measures_are_computed_from_the_counts()
    {
        // 40 of 50 negatives and 15 of 20 positives are classified correctly.
        var m = new ConfusionMatrix(40, 10, 5, 15);
        Assert.Equal(55 / 70.0, m.Accuracy.Value);
        Assert.Equal(0.6, m.Precision.Value);
        Assert.Equal(0.75, m.Sensitivity.Value);
        Assert.Equal(0.8, m.Specificity.Value);
        Assert.Equal(2 * 0.6 * 0.75 / (0.6 + 0.75), m.F1.Value, 1e-15);
        Assert.Equal(0.775, m.BalancedAccuracy.Value, 1e-15);
        Assert.Equal(20 / 70.0, m.Prevalence.Value);
        Assert.Equal(40, m.CorrectMinusWrong);
    }

    [Fact]
    public void A_measure_with_denominator_0_is_NaN_and_has_a_reason()
    {
        var nothing = new ConfusionMatrix(4, 0, 3, 0);
        Assert.Equal("no row is predicted positive", nothing.Precision.Reason);
        Assert.True(double.IsNaN(nothing.Precision.Value));
        Assert.Equal(new Measure(0), nothing.F1);
        Assert.Equal(new Measure(0), nothing.Sensitivity);
        Assert.Equal("no row is positive", new ConfusionMatrix(4, 1, 0, 0).BalancedAccuracy.Reason);
        Assert.Equal("no row is negative", new ConfusionMatrix(0, 0, 1, 1).BalancedAccuracy.Reason);
        Assert.False(new ConfusionMatrix(0, 0, 0, 0).Accuracy.IsDefined);
    }

    [Fact]
    public void Log_loss_is_the_mean_negative_log_probability_of_the_label()
    {
        var rows = new ScoredLabels([true, false], [0.5, 0.75]);
        Assert.Equal((Math.Log(2) + Math.Log(4)) / 2, ProbabilityScores.LogLoss(rows).Value, 1e-15);
    }

    [Fact]
    public void The_log_loss_of_a_certain_mistake_is_clipped_as_in_Keras() =>
        Assert.Equal(-Math.Log(1e-7), ProbabilityScores.LogLoss(new([true], [0])).Value, 1e-12);

    [Fact]
    public void Average_precision_without_positives_is_undefined_and_without_negatives_1()
    {
        Assert.Equal("no row is positive", ProbabilityScores.AveragePrecision(new([false], [0.3])).Reason);
        Assert.Equal(1, ProbabilityScores.AveragePrecision(new([true, true], [0.3, 0.4])).Value);
    }

    [Fact]
    public void Labels_and_scores_of_different_length_none_or_NaN_are_refused()
    {
        Assert.Throws<EcgException>(() => new ScoredLabels([true], [0.1, 0.2]));
        Assert.Throws<EcgException>(() => new ScoredLabels([], []));
        var error = Assert.Throws<EcgException>(() => new ScoredLabels([true, false], [0.1, double.NaN]));
        Assert.Contains("The score at position 1 is NaN", error.Problem, StringComparison.Ordinal);
    }
}
