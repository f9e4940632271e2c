using System.Text.Json;
using System.Text.Json.Nodes;
using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;
using EcgNotebooks.Files;
using EcgNotebooks.Formats.Csv;
using EcgNotebooks.Formats.Wfdb;
using EcgNotebooks.Tests.Support;
using EcgNotebooks.Training;

namespace EcgNotebooks.Tests.Experiments;

/// <summary>Hostile files in a run folder; fuzzing found all of these cases.</summary>
public sealed class HostileRunFilesTests : IDisposable
{
    private const string HistoryHeader = "epoch,loss,accuracy,val_loss,val_accuracy,seconds\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "empty")]
    [InlineData("-1,1,1,1,1,1\n", "epoch 1")]
    [InlineData("1,1,1,1,1,1\n1,1,1,1,1,1\n", "epoch 2")]
    public void A_history_without_epochs_or_not_counted_from_1_is_refused(string rows, string words)
    {
        File.WriteAllText(_folder["history.csv"], HistoryHeader + rows);
        var error = Assert.Throws<TableException>(() => HistoryFile.Read(_folder["history.csv"]));
        Assert.Contains(words, error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bundle_that_names_a_file_outside_its_folder_is_refused()
    {
        var bundle = new PredictionBundle("", "", "", new Dictionary<string, string> { ["../secret"] = "" }, "");
        Assert.Throws<ContainedPathException>(() => bundle.ChangedFiles(new NetworkFolder(_folder["cnn"])));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"Recipe":"","Table":"","Recordings":"","Files":null,"Code":""}""")]
    public void A_bundle_with_a_missing_property_is_refused(string json)
    {
        File.WriteAllText(_folder["bundle.json"], json);
        Assert.Throws<EcgException>(() => PredictionBundle.Read(_folder["bundle.json"]));
    }

    [Theory]
    [InlineData("Signal", "null")]
    [InlineData("Signal", """{"Leads": ["XII"]}""")]
    [InlineData("Signal", """{"Leads": ["I", "I"]}""")]
    [InlineData("Signal", """{"Leads": ["I", "lead I"]}""")]
    [InlineData("Signal", """{"Leads": []}""")]
    [InlineData("Signal", """{"Samples": 2000000000}""")]
    [InlineData("Signal", """{"Samples": 0}""")]
    [InlineData("Signal", """{"SamplingRateHz": 0}""")]
    [InlineData("CnnTraining", """{"Epochs": 0}""")]
    [InlineData("CrnnTraining", """{"BatchSize": -1}""")]
    [InlineData("Cnn", """{"Dropout": 1}""")]
    [InlineData("Crnn", "null")]
    public void A_recipe_with_impossible_values_is_refused(string name, string value)
    {
        var recipe = JsonNode.Parse(Recipe.Published.ToJson().GetRawText())!.AsObject();
        recipe[name] = JsonNode.Parse(value);
        Assert.ThrowsAny<JsonException>(() => Recipe.FromJson(JsonSerializer.SerializeToElement(recipe)));
    }

    [Theory]
    [InlineData("Data", "null")]
    [InlineData("TableDigest", "null")]
    [InlineData("RecipeDigest", "\"0123\"")]
    [InlineData("Recipe", "7")]
    public void A_manifest_with_contradictory_values_is_refused(string name, string value)
    {
        var run = new RunFolder(_folder.Path);
        new RunManifest(Recipe.Published, "data", "digest", true).Write(run);
        Assert.Equal(Recipe.Published.Digest, RunManifest.Read(run).Recipe.Digest);
        var json = JsonNode.Parse(File.ReadAllText(run.Manifest))!;
        json[name] = JsonNode.Parse(value);
        File.WriteAllText(run.Manifest, json.ToJsonString());
        Assert.Throws<EcgException>(() => RunManifest.Read(run));
    }

    [Fact]
    public void A_dataset_with_an_invalid_path_is_refused() =>
        Assert.Throws<EcgException>(() => PtbXl.Open("a\0b", cancellation: TestContext.Current.CancellationToken));

    [Fact]
    public void Weights_that_give_NaN_are_reported()
    {
        TinyModel.Write(_folder["last.safetensors"], float.NaN);
        double[] wave = [.. Enumerable.Range(0, 600).Select(i => Math.Sin(i / 9.0))];
        WfdbWriter.Write(_folder["r"], new EcgRecord("r", 500, [new EcgSignal("I", "mV", wave)]));
        using var predictor = Predictor.Load(_folder["last.safetensors"]);
        Assert.Equal(0.5, predictor.Threshold);
        var error = Assert.Throws<EcgException>(() => predictor.Predict(_folder["r"]));
        Assert.Contains("no probability", error.Problem, StringComparison.Ordinal);
    }
}
