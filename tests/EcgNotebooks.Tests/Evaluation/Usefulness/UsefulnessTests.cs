using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Usefulness;

namespace EcgNotebooks.Tests.Evaluation.Usefulness;

/// <summary>Tests predictive values, net benefit and sample sizes against published worked examples.</summary>
public class UsefulnessTests
{
    // Altman and Bland, Diagnostic tests 2: predictive values, BMJ 309 (1994) 102: liver scans of 344 patients.
    [Theory]
    [InlineData(258.0 / 344, 0.88, 0.67)]
    [InlineData(0.25, 0.45, 0.95)]
    public void The_predictive_values_of_a_published_example(double prevalence, double positive, double negative)
    {
        var values = PredictiveValues.At(231.0 / 258, 54.0 / 86, prevalence);
        Assert.Equal(positive, values.Positive.Value, 0.005);
        Assert.Equal(negative, values.Negative.Value, 0.005);
    }

    [Fact]
    public void Answers_that_are_never_positive_have_no_positive_predictive_value()
    {
        Assert.False(PredictiveValues.At(0, 1, 0.3).Positive.IsDefined);
        Assert.False(PredictiveValues.At(1, 0, 0.3).Negative.IsDefined);
    }

    // 1000 people of whom 140 are ill; from a threshold of 20 % on, 92 ill and 104 healthy ones are treated: 0.092 - 0.104/4.
    [Fact]
    public void The_net_benefit_is_true_positives_less_weighted_false_positives()
    {
        bool[] labels = [.. Enumerable.Range(0, 1000).Select(i => i < 140)];
        double[] scores = [.. Enumerable.Range(0, 1000).Select(i => i < 92 || i >= 896 ? 0.3 : 0.1)];
        var benefit = NetBenefit.At(0.2, new ScoredLabels(labels, scores), 0.14);
        Assert.Equal(0.092 - 0.104 / 4, benefit.OfModel, 1e-12);
        Assert.Equal(-0.075, benefit.OfAll, 1e-12);
    }

    [Fact]
    public void A_rarer_disease_shifts_the_probability_and_so_the_decisions()
    {
        bool[] labels = [true, true, false, false];
        double[] scores = [0.9, 0.6, 0.4, 0.1];
        // Among people of whom 10 % are ill, a probability of 0.6 becomes 1.5 * (1/9) / (1 + 1.5 / 9) = 0.143.
        var below = NetBenefit.At(0.14, new ScoredLabels(labels, scores), 0.1);
        Assert.Equal(0.1, below.OfModel, 1e-12);
        var above = NetBenefit.At(0.15, new ScoredLabels(labels, scores), 0.1);
        Assert.Equal(0.05, above.OfModel, 1e-12);
    }

    // By the formulas of Riley and others (2021): 0.8 * 0.2 / (0.05 / 1.96)^2 = 245.9 ill people, at 10 % prevalence 2459 rows.
    [Fact]
    public void The_rows_for_a_stated_precision()
    {
        Assert.Equal(2459, SampleSize.ForProportion(0.8, 0.05, 0.1));
        Assert.Equal(Math.Ceiling(0.9 / (0.1 * 0.051 * 0.051)), SampleSize.ForCalibration(0.1, 0.051));
    }

    // The interval of that many rows has the stated width.
    [Fact]
    public void A_simulated_sample_of_that_size_has_the_stated_precision()
    {
        var random = new Random(4);
        var ill = SampleSize.ForProportion(0.8, 0.05, 1);
        var within = 0;
        const int Simulations = 2000;
        for (var i = 0; i < Simulations; i++)
        {
            var found = Enumerable.Range(0, (int)ill).Count(_ => random.NextDouble() < 0.8);
            within += Math.Abs(found / ill - 0.8) <= 0.05 ? 1 : 0;
        }

        Assert.InRange((double)within / Simulations, 0.93, 0.97);
    }
}
