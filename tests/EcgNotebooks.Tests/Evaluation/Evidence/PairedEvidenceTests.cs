using System.Text.Json;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Tests.Evaluation.Evidence;

public class PairedEvidenceTests
{
    private static readonly EvidenceOptions _options = new() { Bootstrap = new() { Resamples = 200 } };
    private static readonly Predictions _strong = SimulatedPredictions.Make();
    private static readonly Predictions _weak = SimulatedPredictions.Weaken(_strong);
    private static readonly PairedEvidence _pair = PairedEvidence.Of("CNN", _strong, "CRNN", _weak, _options);

    [Fact]
    public void Differences_agree_with_the_two_reports()
    {
        var (first, second) = (EvidenceReport.Of(_strong, _options), EvidenceReport.Of(_weak, _options));
        foreach (var kind in MeasureKinds.All)
        {
            Assert.Equal(
                first.AtChosen.Bootstrap[kind].Value.Value - second.AtChosen.Bootstrap[kind].Value.Value,
                _pair.AtChosen.Differences[kind].Value.Value,
                1e-15
            );
        }

        Assert.Equal(first.RocAucOfPatients, _pair.RocAucsOfPatients.First);
        Assert.Equal(second.RocAucOfIndependentRows, _pair.RocAucsOfIndependentRows.Second);
        Assert.Equal(first.ThresholdGap.Threshold, _pair.AtChosen.FirstThreshold);
        Assert.Equal(second.ThresholdGap.Threshold, _pair.AtChosen.SecondThreshold);
    }

    [Fact]
    public void The_difference_between_a_weak_and_a_strong_classifier_is_significant()
    {
        Assert.True(_pair.RocAucsOfPatients.P.Value < 0.05);
        Assert.True(_pair.AtFixed.Differences[MeasureKind.RocAuc].Interval.Lower > 0);
        Assert.Equal(
            _pair.AtFixed.Differences[MeasureKind.Accuracy].Value.Value,
            (double)(_pair.AtFixed.McNemar.OnlyFirstCorrect - _pair.AtFixed.McNemar.OnlySecondCorrect) / _pair.Rows,
            1e-12
        );
    }

    [Fact]
    public void The_file_names_both_classifiers_and_contains_every_test()
    {
        using var json = JsonDocument.Parse(_pair.ToJson());
        var root = json.RootElement;
        Assert.Equal(("CNN", "CRNN"), (root.GetProperty("first").GetString(), root.GetProperty("second").GetString()));
        Assert.Equal(
            _pair.RocAucsOfPatients.P.Value,
            root.GetProperty("roc_aucs_of_patients").GetProperty("p").GetDouble()
        );
        var mcnemar = root.GetProperty("at_chosen_thresholds").GetProperty("mcnemar");
        Assert.Equal(_pair.AtChosen.McNemar.ExactP, mcnemar.GetProperty("exact_p").GetDouble());
        Assert.Equal(_pair.ToJson(), PairedEvidence.Of("CNN", _strong, "CRNN", _weak, _options).ToJson());
    }

    [Fact]
    public void A_table_has_one_value_per_column_and_names_the_difference()
    {
        Assert.Equal("CNN minus CRNN", _pair.Columns()[0]);
        Assert.All(_pair.ToRows(), row => Assert.Equal(_pair.Columns().Count, row.Count));
    }

    [Fact]
    public void Predictions_of_different_rows_are_refused()
    {
        var error = Assert.Throws<EcgException>(() =>
            PairedEvidence.Of("CNN", _strong, "CRNN", SimulatedPredictions.Make(7), _options)
        );
        Assert.Contains("predict different rows", error.Problem, StringComparison.Ordinal);
    }
}
