using System.Text.Json;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Tests.Evaluation.Evidence;

public class PairedEvidenceTests
{
    private static readonly EvidenceOptions Options = new() { Bootstrap = new() { Resamples = 200 } };
    private static readonly Predictions Strong = SimulatedPredictions.Make();
    private static readonly Predictions Weak = SimulatedPredictions.Weaken(Strong);
    private static readonly PairedEvidence Pair = PairedEvidence.Of("CNN", Strong, "CRNN", Weak, Options);

    [Fact]
    public void Differences_are_those_of_the_two_reports()
    {
        var (first, second) = (EvidenceReport.Of(Strong, Options), EvidenceReport.Of(Weak, Options));
        foreach (var kind in MeasureKinds.All)
            Assert.Equal(
                first.AtChosen.Bootstrap[kind].Value.Value - second.AtChosen.Bootstrap[kind].Value.Value,
                Pair.AtChosen.Differences[kind].Value.Value,
                1e-15
            );
        Assert.Equal(first.AreaOfPatients, Pair.AreasOfPatients.First);
        Assert.Equal(second.AreaOfIndependentRows, Pair.AreasOfIndependentRows.Second);
        Assert.Equal(first.ThresholdGap.Threshold, Pair.AtChosen.FirstThreshold);
        Assert.Equal(second.ThresholdGap.Threshold, Pair.AtChosen.SecondThreshold);
    }

    [Fact]
    public void The_weaker_classifier_is_told_from_the_stronger()
    {
        Assert.True(Pair.AreasOfPatients.P.Value < 0.05);
        Assert.True(Pair.AtFixed.Differences[MeasureKind.RocArea].Interval.Lower > 0);
        Assert.Equal(
            Pair.AtFixed.Differences[MeasureKind.Accuracy].Value.Value,
            (double)(Pair.AtFixed.McNemar.OnlyFirstRight - Pair.AtFixed.McNemar.OnlySecondRight) / Pair.Rows,
            1e-12
        );
    }

    [Fact]
    public void The_file_names_both_and_holds_every_test()
    {
        using var json = JsonDocument.Parse(Pair.ToJson());
        var root = json.RootElement;
        Assert.Equal(("CNN", "CRNN"), (root.GetProperty("first").GetString(), root.GetProperty("second").GetString()));
        Assert.Equal(
            Pair.AreasOfPatients.P.Value,
            root.GetProperty("roc_areas_of_patients").GetProperty("p").GetDouble()
        );
        var mcnemar = root.GetProperty("at_chosen_thresholds").GetProperty("mcnemar");
        Assert.Equal(Pair.AtChosen.McNemar.ExactP, mcnemar.GetProperty("exact_p").GetDouble());
        Assert.Equal(Pair.ToJson(), PairedEvidence.Of("CNN", Strong, "CRNN", Weak, Options).ToJson());
    }

    [Fact]
    public void A_table_has_one_cell_a_column_and_says_which_is_subtracted()
    {
        Assert.Equal("CNN less CRNN", Pair.Columns()[0]);
        Assert.All(Pair.ToRows(), row => Assert.Equal(Pair.Columns().Count, row.Count));
    }

    [Fact]
    public void Predictions_of_different_rows_are_refused()
    {
        var error = Assert.Throws<EcgException>(() =>
            PairedEvidence.Of("CNN", Strong, "CRNN", SimulatedPredictions.Make(7), Options)
        );
        Assert.Contains("predict different rows", error.Problem, StringComparison.Ordinal);
    }
}
