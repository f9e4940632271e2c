using EcgNotebooks.Experiments;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Experiments;

/// <summary>The threshold of a model: never a guess where metrics.json holds it and can't be read.</summary>
public sealed class EvaluatedThresholdTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public EvaluatedThresholdTests() => TinyModel.Write(Model, 0);

    private string Model => _folder["last.safetensors"];

    private string Metrics => _folder["metrics.json"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("tested", "0.25", 0.25)]
    [InlineData("other", "1", 1)]
    public void It_is_that_which_was_chosen_for_these_weights(string role, string stored, double threshold)
    {
        const string form =
            """{"ROLE": {"weights": "last", "test": {"at_searched_threshold": {"threshold": STORED}}}}""";
        Save(form.Replace("ROLE", role, StringComparison.Ordinal).Replace("STORED", stored, StringComparison.Ordinal));
        using var predictor = Predictor.Load(Model);
        Assert.Equal((threshold, null), (predictor.Threshold, predictor.ThresholdNote));
    }

    [Theory]
    [InlineData(null, "no metrics.json")]
    [InlineData("{}", "no figures of 'last'")]
    [InlineData("""{"tested": {"weights": "best", "test": {}}}""", "no figures of 'last'")]
    public void It_is_a_half_where_none_was_chosen_and_that_is_said(string? json, string note)
    {
        Save(json);
        using var predictor = Predictor.Load(Model);
        Assert.Equal(0.5, predictor.Threshold);
        Assert.Contains(note, predictor.ThresholdNote, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"tested": """)]
    [InlineData("""{"tested": null}""")]
    [InlineData("""{"tested": {}}""")]
    [InlineData("""{"tested": {"weights": 1}}""")]
    [InlineData("""{"tested": {"weights": "last", "weights": "last"}}""")]
    [InlineData("""{"tested": {"weights": "last"}}""")]
    [InlineData("""{"tested": {"weights": "last", "test": {"at_searched_threshold": {}}}}""")]
    [InlineData("""{"tested": {"weights": "last", "test": {"at_searched_threshold": {"threshold": "0.3"}}}}""")]
    [InlineData("""{"tested": {"weights": "last", "test": {"at_searched_threshold": {"threshold": 1e999}}}}""")]
    [InlineData("""{"tested": {"weights": "last", "test": {"at_searched_threshold": {"threshold": -0.1}}}}""")]
    public void Damaged_metrics_are_refused_unless_the_threshold_is_named(string json)
    {
        Save(json);
        var error = Assert.Throws<EcgException>(() => Predictor.Load(Model));
        Assert.StartsWith($"{Metrics}: ", error.Problem, StringComparison.Ordinal);
        Assert.Contains("--threshold", error.Remedy, StringComparison.Ordinal);
        using var named = Predictor.Load(Model, 0.75);
        Assert.Equal((0.75, null), (named.Threshold, named.ThresholdNote));
    }

    private void Save(string? json)
    {
        if (json is not null)
        {
            File.WriteAllText(Metrics, json);
        }
    }
}
