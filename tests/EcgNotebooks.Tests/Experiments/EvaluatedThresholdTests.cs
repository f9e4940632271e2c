using System.Globalization;
using System.Security.Cryptography;
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

    [Fact]
    public void Weights_that_were_trained_after_the_evaluation_get_a_half_and_a_word()
    {
        Save(Evaluated("last", 0.25));
        TinyModel.Write(Model, 1);
        Refused("last.safetensors isn't the file that was evaluated", Model);
        Save(Evaluated("last", 0.3));
        Taken(0.3, Model);
    }

    [Fact]
    public void The_best_weights_keep_their_own_threshold_under_whatever_name()
    {
        var best = _folder["best.safetensors"];
        TinyModel.Write(best, 1);
        Save(Both, Model, best);
        Taken(0.25, Model);
        Taken(0.75, best);
        File.Copy(best, Model, overwrite: true);
        Taken(0.75, Model);
        File.Copy(best, _folder["mine.safetensors"]);
        Taken(0.75, _folder["mine.safetensors"]);
    }

    [Fact]
    public void Where_both_files_are_the_same_each_has_the_threshold_of_its_name()
    {
        var best = _folder["best.safetensors"];
        File.Copy(Model, best);
        Save(Both, Model, best);
        Taken(0.25, Model);
        Taken(0.75, best);
    }

    [Fact]
    public void A_model_copied_elsewhere_takes_its_threshold_along_with_metrics_and_bundle_alone()
    {
        Save(Evaluated("last", 0.25));
        var elsewhere = Directory.CreateDirectory(_folder["elsewhere"]).FullName;
        var copy = Path.Combine(elsewhere, "model.safetensors");
        File.Copy(Model, copy);
        Refused("no metrics.json", copy);
        File.Copy(Metrics, Path.Combine(elsewhere, "metrics.json"));
        Refused("no bundle.json", copy);
        File.Copy(_folder["bundle.json"], Path.Combine(elsewhere, "bundle.json"));
        Taken(0.25, copy);
        TinyModel.Write(copy, 2);
        Refused("other weights than those of model.safetensors", copy);
    }

    [Fact]
    public void A_damaged_bundle_is_refused_unless_the_threshold_is_named()
    {
        Save(Evaluated("last", 0.25));
        File.WriteAllText(_folder["bundle.json"], "{");
        var error = Assert.Throws<EcgException>(() => Predictor.Load(Model));
        Assert.StartsWith(_folder["bundle.json"], error.Problem, StringComparison.Ordinal);
        Assert.Contains("--threshold", error.Remedy, StringComparison.Ordinal);
        Predictor.Load(Model, 0.75).Dispose();
    }

    [Fact]
    public void A_prediction_carries_the_word_as_JSON_too()
    {
        var said = new RecordPrediction("a", 0.4, 0.5) { ThresholdNote = "there is no metrics.json" };
        Assert.Contains(
            "\"threshold\":0.5,\"threshold_note\":\"there is no metrics.json\"",
            said.ToJson(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\"threshold_note\":null",
            new RecordPrediction("a", 0.4, 0.25).ToJson(),
            StringComparison.Ordinal
        );
    }

    private const string Both =
        """{"tested": {"weights": "last", "test": {"at_searched_threshold": {"threshold": 0.25}}}, "other": {"weights": "best", "test": {"at_searched_threshold": {"threshold": 0.75}}}}""";

    private static string Evaluated(string weights, double threshold) =>
        """{"tested": {"weights": "WEIGHTS", "test": {"at_searched_threshold": {"threshold": NUMBER}}}}"""
            .Replace("WEIGHTS", weights, StringComparison.Ordinal)
            .Replace("NUMBER", threshold.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static void Taken(double threshold, string model)
    {
        using var predictor = Predictor.Load(model);
        Assert.Equal((threshold, null), (predictor.Threshold, predictor.ThresholdNote));
    }

    private static void Refused(string note, string model)
    {
        using var predictor = Predictor.Load(model);
        Assert.Equal(0.5, predictor.Threshold);
        Assert.Contains(note, predictor.ThresholdNote, StringComparison.Ordinal);
    }

    // As evaluate leaves both files: the bundle holds the digests of the weights as they are now.
    private void Save(string? json, params string[] weights)
    {
        if (json is null)
        {
            return;
        }

        string[] evaluated = weights.Length > 0 ? weights : [Model];
        var digests = evaluated.ToDictionary(
            file => Path.GetFileName(file),
            file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))
        );
        File.WriteAllText(Metrics, json);
        new PredictionBundle("recipe", "table", "recordings", digests, "code").Write(_folder["bundle.json"]);
    }
}
