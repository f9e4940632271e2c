using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Calibration;

namespace EcgNotebooks.Tests.Evaluation.Calibration;

public class TemperatureScalingTests
{
    [Fact]
    public void The_temperature_is_where_SciPys_bounded_minimiser_ends()
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
    public void No_other_temperature_of_a_fine_grid_has_a_smaller_loss()
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
    public void Logits_made_three_times_too_bold_are_found_out()
    {
        var rows = Probabilities(Study.Independent(1, 2000, 2000).Rows, 1);
        var bold = Probabilities(Study.Independent(1, 2000, 2000).Rows, 3);
        Assert.Equal(3 * TemperatureScaling.Fit(rows).Value, TemperatureScaling.Fit(bold).Value, 1e-4);
        Assert.InRange(TemperatureScaling.Fit(rows).Value, 0.9, 1.1);
    }

    [Fact]
    public void The_ranking_stays_and_one_half_stays_one_half()
    {
        var rows = Probabilities(Study.Independent(2, 30, 30).Rows, 1);
        var warmer = new Temperature(2.5).Apply(rows);
        Assert.Equal(RocCurve.From(rows).Auc, RocCurve.From(warmer).Auc);
        Assert.Equal(0.5, new Temperature(2.5).Apply(0.5));
        Assert.Equal(0.75, new Temperature(1).Apply(0.75), 1e-15);
        Assert.InRange(new Temperature(1).Apply(1), 0.9999998, 0.9999999999);
    }

    [Fact]
    public void Separated_and_reversed_scores_end_at_the_bounds()
    {
        var separated = TemperatureScaling.Fit(new([true, false], [0.9, 0.1]));
        Assert.Equal(new Temperature(TemperatureScaling.Lowest, AtBound: true), separated);
        var reversed = TemperatureScaling.Fit(new([false, true], [0.9, 0.1]));
        Assert.Equal(new Temperature(TemperatureScaling.Highest, AtBound: true), reversed);
    }

    [Fact]
    public void One_class_alone_is_refused() =>
        Assert.Throws<EcgException>(() => TemperatureScaling.Fit(new([true], [0.9])));

    /// <summary>With distance 1 between classes of equal size, score less one half is the true logit.</summary>
    private static ScoredLabels Probabilities(ScoredLabels rows, double boldness) =>
        new(rows.Labels, rows.Scores.Select(s => Temperature.Sigmoid(boldness * (s - 0.5))));
}
