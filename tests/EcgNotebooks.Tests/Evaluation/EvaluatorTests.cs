using System.Text.Json;
using EcgNotebooks.Evaluation;

namespace EcgNotebooks.Tests.Evaluation;

public class EvaluatorTests
{
    private static readonly Predictions _sample = new([
        new(1, 1, 9, Part.Validation, Diagnosis.Norm, 0.2),
        new(2, 2, 9, Part.Validation, Diagnosis.Imi, 0.3),
        new(3, 3, 10, Part.Test, Diagnosis.Norm, 0.6),
        new(4, 4, 10, Part.Test, Diagnosis.Imi, 0.7),
        new(5, 5, 1, Part.Train, Diagnosis.Imi, 0.01),
    ]);

    [Fact]
    public void The_published_threshold_is_chosen_on_the_test_rows()
    {
        var result = new Evaluator().Evaluate(_sample);
        Assert.Equal(0.6 * 999, result.AtSearched.Threshold * 999, 1.0);
        Assert.Equal(new ConfusionMatrix(1, 0, 0, 1), result.AtSearched.Matrix);
        Assert.Equal(new ConfusionMatrix(0, 1, 0, 1), result.AtFixed.Matrix);
    }

    [Fact]
    public void Without_data_leakage_the_threshold_is_chosen_on_the_validation_rows()
    {
        var result = new Evaluator(new() { ThresholdFrom = Part.Validation }).Evaluate(_sample);
        Assert.InRange(result.AtSearched.Threshold, 0.2, 0.202);
        Assert.Equal(new ConfusionMatrix(0, 1, 0, 1), result.AtSearched.Matrix);
    }

    [Fact]
    public void No_threshold_is_chosen_on_a_part_of_one_class_and_the_error_names_the_part()
    {
        Predictions oneClass = new(_sample.Where(row => row.Part != Part.Validation || row.Label == Diagnosis.Imi));
        var evaluator = new Evaluator(new() { ThresholdFrom = Part.Validation });
        var error = Assert.Throws<EcgException>(() => evaluator.Evaluate(oneClass));
        Assert.Equal("No threshold can be chosen from the 1 validation rows: no row is negative.", error.Problem);
        Assert.NotEmpty(error.Remedy);
    }

    [Fact]
    public void The_error_names_a_part_without_rows()
    {
        var error = Assert.Throws<EcgException>(() => new Evaluator().Evaluate(_sample.Of(Part.Train)));
        Assert.Contains("the test part", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_contains_every_measure_by_name()
    {
        using var json = JsonDocument.Parse(new Evaluator().Evaluate(_sample).ToJson());
        var root = json.RootElement;
        Assert.Equal(2, root.GetProperty("rows").GetInt32());
        Assert.Equal(1, root.GetProperty("roc_auc").GetDouble());
        Assert.Equal(0.7, root.GetProperty("youden").GetProperty("threshold").GetDouble());
        Assert.Equal(0.5, root.GetProperty("at_fixed_threshold").GetProperty("precision").GetDouble());
        Assert.Equal("test", root.GetProperty("at_searched_threshold").GetProperty("chosen_on").GetString());
        Assert.Empty(root.GetProperty("reasons").EnumerateObject());
        Assert.Equal(
            [
                "part",
                "rows",
                "prevalence",
                "roc_auc",
                "average_precision",
                "brier",
                "log_loss",
                "youden",
                "at_fixed_threshold",
                "at_searched_threshold",
                "reasons",
            ],
            root.EnumerateObject().Select(p => p.Name)
        );
    }

    [Fact]
    public void An_undefined_measure_is_null_and_its_reason_is_given()
    {
        Predictions onlyNegatives = new([
            .. _sample.Of(Part.Validation),
            new(6, 6, 10, Part.Test, Diagnosis.Norm, 0.2),
        ]);
        var evaluator = new Evaluator(new() { ThresholdFrom = Part.Validation });
        using var json = JsonDocument.Parse(evaluator.Evaluate(onlyNegatives).ToJson());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("roc_auc").ValueKind);
        var reasons = json.RootElement.GetProperty("reasons");
        Assert.Equal("no row is positive", reasons.GetProperty("roc_auc").GetString());
        Assert.Equal("no row is predicted positive", reasons.GetProperty("at_fixed_threshold.precision").GetString());
    }

    [Fact]
    public void A_Youden_point_at_an_infinite_threshold_can_still_be_written()
    {
        Predictions reversed = new([
            new(1, 1, 10, Part.Test, Diagnosis.Norm, 0.9),
            new(2, 1, 10, Part.Test, Diagnosis.Imi, 0.1),
        ]);
        var result = new Evaluator().Evaluate(reversed);
        Assert.Equal(double.PositiveInfinity, result.Roc.Youden!.Value.Threshold);
        using var json = JsonDocument.Parse(result.ToJson());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("youden").GetProperty("threshold").ValueKind);
    }
}
