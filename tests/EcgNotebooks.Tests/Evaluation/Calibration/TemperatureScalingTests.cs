using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Calibration;

namespace EcgNotebooks.Tests.Evaluation.Calibration;

public class TemperatureScalingTests
{
    [Fact]
    public void The_temperature_agrees_with_SciPys_bounded_minimiser()
    {
        foreach (var golden in StatisticsGolden.Cases())
        {
            var temperature = TemperatureScaling.Fit(golden.First);
            Assert.Equal(golden["temperature_of_first"], temperature.Value, 1e-5);
            var loss = ProbabilityScores.LogLoss(temperature.Apply(golden.First)).Value;
            Assert.Equal(golden["log_loss_at_temperature"], loss, 1e-9);
            Assert.False(temperature.AtBound);
        }
    }

    [Fact]
    public void No_temperature_on_a_fine_grid_has_a_smaller_loss()
    {
        for (uint seed = 0; seed < 20; seed++)
        {
            var rows = Probabilities(Study.Independent(seed, 30, 40).Rows, 3);
            var best = TemperatureScaling.Fit(rows);
            double Loss(double t) => ProbabilityScores.LogLoss(new Temperature(t).Apply(rows)).Value;
            var least = Loss(best.Value);
            for (var t = 0.05; t < 20; t *= 1.01)
            {
                Assert.True(Loss(t) >= least - 1e-12);
            }
        }
    }

    [Fact]
    public void Logits_multiplied_by_three_give_a_temperature_three_times_as_high()
    {
        var rows = Probabilities(Study.Independent(1, 2000, 2000).Rows, 1);
        var scaled = Probabilities(Study.Independent(1, 2000, 2000).Rows, 3);
        Assert.Equal(3 * TemperatureScaling.Fit(rows).Value, TemperatureScaling.Fit(scaled).Value, 1e-4);
        Assert.InRange(TemperatureScaling.Fit(rows).Value, 0.9, 1.1);
    }

    [Fact]
    public void The_ranking_does_not_change_and_one_half_stays_one_half()
    {
        var rows = Probabilities(Study.Independent(2, 30, 30).Rows, 1);
        var warmer = new Temperature(2.5).Apply(rows);
        Assert.Equal(RocCurve.From(rows).Auc, RocCurve.From(warmer).Auc);
        Assert.Equal(0.5, new Temperature(2.5).Apply(0.5));
        Assert.Equal(0.75, new Temperature(1).Apply(0.75), 1e-15);
        Assert.InRange(new Temperature(1).Apply(1), 0.9999998, 0.9999999999);
    }

    [Fact]
    public void Separated_and_reversed_scores_give_a_temperature_at_a_bound()
    {
        var separated = TemperatureScaling.Fit(new([true, false], [0.9, 0.1]));
        Assert.Equal(new Temperature(TemperatureScaling.Lowest, AtBound: true), separated);
        var reversed = TemperatureScaling.Fit(new([false, true], [0.9, 0.1]));
        Assert.Equal(new Temperature(TemperatureScaling.Highest, AtBound: true), reversed);
    }

    [Fact]
    public void Rows_of_one_class_are_refused() =>
        Assert.Throws<EcgException>(() => TemperatureScaling.Fit(new([true], [0.9])));

    /// <summary>
    /// Scales the true logits: with class means 1 apart and classes of equal size, score minus 0.5 is the true logit.
    /// </summary>
    private static ScoredLabels Probabilities(ScoredLabels rows, double scale) =>
        new(rows.Labels, rows.Scores.Select(s => Temperature.Sigmoid(scale * (s - 0.5))));
}
