using System.Text.Json;
using System.Text.Json.Nodes;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Experiments;
using EcgNotebooks.Filtering;
using EcgNotebooks.Training;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Tests the reading of a run folder after <c>ecg process</c>, as <c>ecg train</c> does it.</summary>
internal sealed class RunTarget : ITarget
{
    // If a file of this name exists, the digest in recipe.json is corrected, because damaged files may have a valid digest.
    private const string Consistent = "consistent";

    public string Name => "run";

    public string About => "recipe.json and the tables of a run folder, as read by 'ecg train'";

    public int Share => 6;

    public IReadOnlyList<string> Words { get; } =
    [
        "null",
        "\"Signal\": null",
        "\"Samples\": 2000000000",
        "\"Leads\": []",
        "\"Leads\": [null]",
        "\"Leads\": [\"I\", \"I\"]",
        "\"Order\": 100000",
        "\"Folds\"",
        "\"Oversampling\"",
        "\"Epochs\": 0",
        "\"Data\": \"../outside\"",
        "\"a\\u0000b\"",
        "train",
        "validation",
        "NORM",
        "IMI",
        "records500/00000/00001_hr",
    ];

    public IReadOnlyList<Sample> Samples(string data)
    {
        string[] tables = ["New_data.csv", "balanced.csv", "split.csv"];
        var whole = RunSamples.Of(data, ["recipe.json", .. tables]);
        whole = whole with { Files = whole.Files.Where(file => whole.Harmed.Contains(file.Key)).ToDictionary() };
        return [whole, whole.With(Consistent, []) with { Harmed = ["recipe.json"] }];
    }

    public void Read(string folder)
    {
        if (File.Exists(Path.Combine(folder, Consistent)))
        {
            CorrectDigest(Path.Combine(folder, "recipe.json"));
        }

        var run = new RunFolder(folder);
        var processed = ProcessedRun.Read(run);
        var recipe = processed.Manifest.Recipe;
        Attempts.All(
            () => CheckExamples(processed),
            () => CheckNetworks(recipe),
            () => _ = new Trainer(recipe.CnnTraining),
            () => _ = new Trainer(recipe.CrnnTraining),
            () => _ = new ZeroPhaseFilter(recipe.Filter, 500),
            () =>
                _ = new Evaluator(
                    new EvaluationOptions { ThresholdFrom = recipe.ThresholdFrom, KnownLeaks = recipe.KnownLeaks }
                )
        );
    }

    private static void CheckExamples(ProcessedRun processed)
    {
        var examples = processed.Examples(Part.Validation);
        InvariantException.ThrowUnless(
            examples.Count == processed.Rows(Part.Validation).Count,
            "the number of examples differs from the number of rows"
        );
    }

    // A recipe with a large input legitimately creates a large network, which would exceed the limits.
    private static void CheckNetworks(Recipe recipe)
    {
        if (recipe.Signal.Samples < 10_000)
        {
            recipe.Create(NetworkKind.Cnn, 1).Dispose();
            recipe.Create(NetworkKind.Crnn, 1).Dispose();
        }
    }

    private static void CorrectDigest(string path)
    {
        try
        {
            var json = JsonNode.Parse(File.ReadAllBytes(path))!.AsObject();
            json["RecipeDigest"] = Recipe.FromJson(json["Recipe"].Deserialize<JsonElement>()).Digest;
            File.WriteAllText(path, json.ToJsonString());
        }
        catch (Exception e)
            when (e is JsonException or InvalidOperationException or ArgumentException or NullReferenceException)
        {
            // The file is too damaged for its digest to be corrected, so it is read as it is.
        }
    }
}
