using System.Globalization;
using System.Security.Cryptography;
using EcgNotebooks.Experiments;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Experiments;

/// <summary>
/// The threshold of a model is read from metrics.json; if that file is damaged, the threshold is never guessed.
/// </summary>
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
    public void The_threshold_is_the_one_that_was_chosen_for_these_weights(string role, string stored, double threshold)
    {
        const string form =
            """{"ROLE": {"weights": "last", "test": {"at_searched_threshold": {"threshold": STORED}}}}""";
        Save(form.Replace("ROLE", role, StringComparison.Ordinal).Replace("STORED", stored, StringComparison.Ordinal));
        using var predictor = Predictor.Load(Model);
        Assert.Equal((threshold, null), (predictor.Threshold, predictor.ThresholdNote));
    }

    [Theory]
    [InlineData(null, "no metrics.json")]
    [InlineData("{}", "no measures for the weights 'last'")]
    [InlineData("""{"tested": {"weights": "best", "test": {}}}""", "no measures for the weights 'last'")]
    public void The_threshold_is_0_5_with_a_note_if_none_was_chosen(string? json, string note)
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
    public void Damaged_metrics_are_refused_unless_a_threshold_is_given(string json)
    {
        Save(json);
        var error = Assert.Throws<EcgException>(() => Predictor.Load(Model));
        Assert.StartsWith($"{Metrics}: ", error.Problem, StringComparison.Ordinal);
        Assert.Contains("--threshold", error.Remedy, StringComparison.Ordinal);
        using var named = Predictor.Load(Model, 0.75);
        Assert.Equal((0.75, null), (named.Threshold, named.ThresholdNote));
    }

    [Fact]
    public void Weights_trained_after_the_evaluation_get_0_5_and_a_note()
    {
        Save(Evaluated("last", 0.25));
        TinyModel.Write(Model, 1);
        AssertNote("last.safetensors isn't the file that was evaluated", Model);
        Save(Evaluated("last", 0.3));
        AssertThreshold(0.3, Model);
    }

    [Fact]
    public void The_best_weights_keep_their_threshold_under_any_file_name()
    {
        var best = _folder["best.safetensors"];
        TinyModel.Write(best, 1);
        Save(Both, Model, best);
        AssertThreshold(0.25, Model);
        AssertThreshold(0.75, best);
        File.Copy(best, Model, overwrite: true);
        AssertThreshold(0.75, Model);
        File.Copy(best, _folder["mine.safetensors"]);
        AssertThreshold(0.75, _folder["mine.safetensors"]);
    }

    [Fact]
    public void If_both_files_are_the_same_each_has_the_threshold_of_its_name()
    {
        var best = _folder["best.safetensors"];
        File.Copy(Model, best);
        Save(Both, Model, best);
        AssertThreshold(0.25, Model);
        AssertThreshold(0.75, best);
    }

    [Fact]
    public void A_copied_model_has_its_threshold_only_with_metrics_and_bundle()
    {
        Save(Evaluated("last", 0.25));
        var elsewhere = Directory.CreateDirectory(_folder["elsewhere"]).FullName;
        var copy = Path.Combine(elsewhere, "model.safetensors");
        File.Copy(Model, copy);
        AssertNote("no metrics.json", copy);
        File.Copy(Metrics, Path.Combine(elsewhere, "metrics.json"));
        AssertNote("no bundle.json", copy);
        File.Copy(_folder["bundle.json"], Path.Combine(elsewhere, "bundle.json"));
        AssertThreshold(0.25, copy);
        TinyModel.Write(copy, 2);
        AssertNote("other weights than those of model.safetensors", copy);
    }

    [Fact]
    public void A_damaged_bundle_is_refused_unless_a_threshold_is_given()
    {
        Save(Evaluated("last", 0.25));
        File.WriteAllText(_folder["bundle.json"], "{");
        var error = Assert.Throws<EcgException>(() => Predictor.Load(Model));
        Assert.StartsWith(_folder["bundle.json"], error.Problem, StringComparison.Ordinal);
        Assert.Contains("--threshold", error.Remedy, StringComparison.Ordinal);
        Predictor.Load(Model, 0.75).Dispose();
    }

    [Fact]
    public void The_JSON_of_a_prediction_contains_the_note()
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

    private static void AssertThreshold(double threshold, string model)
    {
        using var predictor = Predictor.Load(model);
        Assert.Equal((threshold, null), (predictor.Threshold, predictor.ThresholdNote));
    }

    private static void AssertNote(string note, string model)
    {
        using var predictor = Predictor.Load(model);
        Assert.Equal(0.5, predictor.Threshold);
        Assert.Contains(note, predictor.ThresholdNote, StringComparison.Ordinal);
    }

    // Writes both files as evaluate does; the bundle has the digests of the present weights.
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
