using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Subgroups;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Tests.Datasets;

namespace EcgNotebooks.Tests.Evaluation.Subgroups;

/// <summary>Tests the results by group of recordings: what is reported, what is too small, and whether a planted gap is found.</summary>
public class SubgroupTests
{
    private static readonly BootstrapOptions _options = new() { Seed = 3 };

    [Fact]
    public void A_planted_gap_between_the_sexes_is_found_and_one_that_is_not_there_is_not()
    {
        var rows = Rows();
        var planted = Of(rows, row => row.Sex == 0 ? Score(row, 1.5) : Score(row, 0));
        var sex = planted.Variables.Single(variable => variable.Name == "sex");
        Assert.Equal(("male", "female"), (sex.Gap!.Best, sex.Gap.Worst));
        Assert.InRange(sex.Gap.Difference, 0.2, 0.6);
        Assert.InRange(sex.Gap.P, 0.001, 0.005);
        Assert.InRange(sex.CorrectedP!.Value, sex.Gap.P, 0.02);
        Assert.True(planted.Variables.Where(v => v.Gap is not null && v.Name != "sex").All(v => v.CorrectedP > 0.01));

        var even = Of(rows, row => Score(row, 1)).Variables.Single(variable => variable.Name == "sex");
        Assert.InRange(even.Gap!.P, 0.01, 1);
    }

    [Fact]
    public void A_small_group_is_too_few_and_unknown_groups_are_counted()
    {
        var rows = Rows();
        foreach (var id in rows.Keys.Where(id => id % 3 == 0).Take(7).ToArray())
        {
            rows[id] = rows[id] with { Device = "rare" };
        }

        var device = Of(rows, row => Score(row, 1)).Variables.Single(variable => variable.Name == "device");
        var rare = device.Groups.Single(group => group.Group == "rare");
        Assert.Equal(7, rare.Rows);
        Assert.Equal("too few", rare.RocAuc.Auc.Reason);
        Assert.Equal("too few", rare.Sensitivity.Value.Reason);
        var mass = Of(rows, row => Score(row, 1)).Variables.Single(variable => variable.Name == "body mass index");
        Assert.Equal((600 / 3, 0), (mass.Unknown, mass.Groups.Count));
        Assert.Null(mass.Gap);
    }

    [Fact]
    public void The_measures_of_a_group_are_those_of_its_rows()
    {
        var rows = Rows();
        var evidence = Of(rows, row => Score(row, 1));
        var male = evidence.Variables.Single(v => v.Name == "sex").Groups.Single(group => group.Group == "male");
        var own = new Predictions(
            ThirdsOfRows
                .Predictions(rows, row => Score(row, 1))
                .Where(p => p.Part == Part.Test && rows[p.EcgId].Sex == 0)
        );
        Assert.Equal(own.Count, male.Rows);
        Assert.Equal(own.Roc().Auc.Value, male.RocAuc.Auc.Value, 1e-12);
        var matrix = ConfusionMatrix.At(evidence.Threshold, own.ToScoredLabels());
        Assert.Equal((matrix.Sensitivity, matrix.Specificity), (male.Sensitivity.Value, male.Specificity.Value));
        Assert.Equal(
            own.Average(p => p.Probability) - own.Average(p => p.Label == Diagnosis.Imi ? 1.0 : 0),
            male.Calibration.Value.Value,
            1e-12
        );
        Assert.Equal(evidence.ToJson(), Of(rows, row => Score(row, 1)).ToJson());
    }

    // A patient's rows have one label and one probability, and so say no more than one of them.
    [Theory]
    [InlineData(120, 1)]
    [InlineData(60, 3)]
    public void The_interval_of_the_calibration_covers_the_truth_in_95_percent_of_simulations(
        int patients,
        int mostRows
    )
    {
        var random = new Random(11);
        var covered = 0;
        const int Simulations = 2000;
        for (var i = 0; i < Simulations; i++)
        {
            var rows = Enumerable
                .Range(1, patients)
                .SelectMany(id =>
                {
                    var probability = 0.1 + 0.8 * random.NextDouble();
                    var label = random.NextDouble() < probability ? Diagnosis.Imi : Diagnosis.Norm;
                    return Enumerable.Repeat(
                        new Prediction(id, id, 1, Part.Test, label, probability),
                        1 + random.Next(mostRows)
                    );
                })
                .ToArray();
            covered += SubgroupResult.Of("all", new Predictions(rows), 0.5, 0.95).Calibration.Interval.Contains(0)
                ? 1
                : 0;
        }

        Assert.InRange((double)covered / Simulations, 0.93, 0.97);
    }

    // By hand: sorted 0.005, 0.02, 0.03, 0.04 times 4, 3, 2, 1 are 0.02, 0.06, 0.06, 0.04, and none may be below the one before.
    [Fact]
    public void Holm_s_correction_multiplies_by_the_number_of_tests_left_and_keeps_the_order()
    {
        var corrected = LargestGap.Holm([0.02, 0.03, 0.04, 0.005]);
        Assert.All(
            new[] { 0.06, 0.06, 0.06, 0.02 }.Zip(corrected),
            pair => Assert.Equal(pair.First, pair.Second, 1e-12)
        );
        Assert.Equal([1.0, 1.0], LargestGap.Holm([0.6, 0.9]));
    }

    // Uniform scores that are shifted by the label.
    private static double Score(PtbXlRow row, double strength)
    {
        var noise = (row.EcgId * 7919 % 1009) / 1009.0;
        return Math.Clamp((noise * 2 + (ThirdsOfRows.IsImi(row) ? strength : 0)) / (2 + strength), 0.001, 0.999);
    }

    private static SubgroupEvidence Of(Dictionary<int, PtbXlRow> rows, Func<PtbXlRow, double> score) =>
        SubgroupEvidence.Of(ThirdsOfRows.Predictions(rows, score), id => rows[id], _options);

    private static Dictionary<int, PtbXlRow> Rows()
    {
        var random = new Random(5);
        return Enumerable
            .Range(1, 600)
            .Select(id =>
                TableRows.Of(id, random.Next(2) == 0 ? "IMI" : "NORM") with
                {
                    Age = 30 + random.Next(55),
                    Sex = random.Next(2),
                    Device = random.Next(2) == 0 ? "A" : "B",
                }
            )
            .ToDictionary(row => row.EcgId);
    }
}
