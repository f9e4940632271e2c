using System.Text.Json;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Calibration;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Tests.Evaluation.Evidence;

public class EvidenceReportTests
{
    private static readonly EvidenceOptions _options = new() { Bootstrap = new() { Resamples = 200 } };
    private static readonly Predictions _simulated = SimulatedPredictions.Make(4);
    private static readonly EvidenceReport _report = EvidenceReport.Of(_simulated, _options);

    [Fact]
    public void The_report_has_the_accuracy_of_the_majority_class()
    {
        var rows = _simulated.Of(Part.Test).ToScoredLabels();
        Assert.Equal((double)rows.Positives / rows.Count, _report.Prevalence.Value);
        Assert.Equal(
            Math.Max(rows.Positives, rows.Negatives) / (double)rows.Count,
            _report.MajorityAccuracy.Value,
            1e-15
        );
        Assert.Equal((rows.Count, 90), (_report.Rows, _report.Patients));
    }

    [Fact]
    public void The_threshold_is_chosen_on_validation_and_the_gap_is_validation_minus_test()
    {
        var gap = _report.ThresholdGap;
        var validation = _simulated.Of(Part.Validation).ToScoredLabels();
        Assert.Equal(new ThresholdSearch().Search(validation).Threshold, gap.Threshold);
        Assert.Equal(ConfusionMatrix.At(gap.Threshold, validation).Accuracy, gap.OnValidation);
        Assert.Equal(_report.AtChosen.Decisions.Matrix.Accuracy, gap.OnTest);
        Assert.NotEqual(gap.OnValidation, gap.OnTest);
        Assert.Equal(gap.OnValidation.Value - gap.OnTest.Value, gap.Difference.Value);
        Assert.Equal(gap.Threshold, _report.AtChosen.Decisions.Threshold);
    }

    [Fact]
    public void Every_interval_contains_its_value_and_those_for_clustered_rows_are_wider()
    {
        foreach (var estimate in _report.AtChosen.Bootstrap.Estimates.Values)
        {
            Assert.True(estimate.Interval.Contains(estimate.Value.Value));
        }

        Assert.True(_report.RocAucOfPatients.Interval.Width > _report.RocAucOfIndependentRows.Interval.Width);
        Assert.Equal(
            _report.RocAucOfPatients.Auc.Value,
            _report.AtFixed.Bootstrap[MeasureKind.RocAuc].Value.Value,
            1e-12
        );
    }

    [Fact]
    public void The_temperature_is_fitted_on_validation_and_applied_to_test()
    {
        var fitted = TemperatureScaling.Fit(_simulated.Of(Part.Validation).ToScoredLabels());
        Assert.Equal(fitted, _report.Calibration.Temperature);
        var test = fitted.Apply(_simulated.Of(Part.Test).ToScoredLabels());
        Assert.Equal(ProbabilityScores.Brier(test), _report.Calibration.AtTemperature!.Brier);
        Assert.True(_report.Calibration.AtTemperature.LogLoss.Value < _report.Calibration.AsPredicted.LogLoss.Value);
    }

    [Fact]
    public void The_file_is_reproducible_and_contains_the_measures_by_name()
    {
        var text = _report.ToJson();
        Assert.Equal(text, EvidenceReport.Of(_simulated, _options).ToJson());
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        Assert.Equal(
            [
                "part",
                "chosen_on",
                "rows",
                "prevalence",
                "majority_accuracy",
                "patients",
                "bootstrap",
                "scores",
                "roc_auc_of_independent_rows",
                "roc_auc_of_patients",
                "at_fixed_threshold",
                "at_chosen_threshold",
                "threshold_gap",
                "calibration",
                "reasons",
            ],
            root.EnumerateObject().Select(p => p.Name)
        );
        var f1 = root.GetProperty("at_chosen_threshold").GetProperty("f1");
        Assert.Equal(_report.AtChosen.Bootstrap[MeasureKind.F1].Interval.Lower, f1.GetProperty("lower").GetDouble());
        Assert.Equal(
            10,
            root.GetProperty("calibration").GetProperty("as_predicted").GetProperty("bins").GetArrayLength()
        );
        Assert.Empty(root.GetProperty("reasons").EnumerateObject());
    }

    [Fact]
    public void An_undefined_measure_is_null_and_its_reason_is_given()
    {
        Predictions negatives = new([
            new(1, 1, 9, Part.Validation, Diagnosis.Norm, 0.2),
            new(3, 3, 9, Part.Validation, Diagnosis.Imi, 0.3),
            new(2, 2, 10, Part.Test, Diagnosis.Norm, 0.2),
        ]);
        var report = EvidenceReport.Of(negatives, _options);
        using var json = JsonDocument.Parse(report.ToJson());
        var reasons = json.RootElement.GetProperty("reasons");
        Assert.Equal("no row is positive", reasons.GetProperty("scores.roc_auc.value").GetString());
        Assert.Equal("there is only one patient", reasons.GetProperty("at_fixed_threshold.accuracy.lower").GetString());
        Assert.NotEmpty(report.ToRows());
    }

    [Fact]
    public void A_table_has_one_value_per_column()
    {
        Assert.All(_report.ToRows(), row => Assert.Equal(_report.Columns().Count, row.Count));
        Assert.Contains(_report.ToRows(), row => (string?)row[0] == "accuracy of the majority class");
        Assert.Equal("95 % interval", _report.Columns()[2]);
    }

    [Theory]
    [InlineData(nameof(ThresholdCriterion.Accuracy))]
    [InlineData(nameof(ThresholdCriterion.BalancedAccuracy))]
    [InlineData(nameof(ThresholdCriterion.F1))]
    public void The_chosen_threshold_is_the_first_on_the_grid_with_the_best_criterion(string criterion)
    {
        foreach (var rows in Enumerable.Range(0, 60).Select(RandomRows.Make).Where(r => r.MissingClass is null))
        {
            var search = new CriterionSearch(Enum.Parse<ThresholdCriterion>(criterion));
            double Value(double threshold) => search.Value(ConfusionMatrix.At(threshold, rows)).Value;
            var chosen = search.Choose(rows);
            foreach (var threshold in ThresholdSearch.Grid(1000))
            {
                Assert.False(
                    Value(threshold) > Value(chosen) || (threshold < chosen && Value(threshold) == Value(chosen))
                );
            }
        }
    }

    [Theory]
    [InlineData(nameof(ThresholdCriterion.Accuracy))]
    [InlineData(nameof(ThresholdCriterion.BalancedAccuracy))]
    [InlineData(nameof(ThresholdCriterion.F1))]
    public void No_criterion_chooses_a_threshold_from_rows_of_one_class(string criterion)
    {
        Assert.Throws<EcgException>(() =>
            new CriterionSearch(Enum.Parse<ThresholdCriterion>(criterion)).Choose(new([false], [0.1]))
        );
        Assert.Throws<EcgException>(() =>
            new CriterionSearch(Enum.Parse<ThresholdCriterion>(criterion)).Choose(new([true, true], [0.1, 0.9]))
        );
    }

    [Fact]
    public void Report_and_comparison_refuse_a_validation_part_of_one_class_and_name_it()
    {
        var normal = new Predictions(
            SimulatedPredictions.Make().Where(row => row.Part == Part.Test || row.Label == Diagnosis.Norm)
        );
        var count = normal.Of(Part.Validation).Count;
        var error = Assert.Throws<EcgException>(() => EvidenceReport.Of(normal));
        Assert.Equal(
            $"No threshold can be chosen from the {count} validation rows: no row is positive.",
            error.Problem
        );
        Assert.Equal(
            error.Problem,
            Assert.Throws<EcgException>(() => PairedEvidence.Of("a", normal, "b", normal)).Problem
        );
    }
}
