using System.Text.Json;
using System.Text.Json.Nodes;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Experiments;
using EcgNotebooks.Filtering;
using EcgNotebooks.Training;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>A run folder after its processing, as training finds it.</summary>
internal sealed class RunTarget : ITarget
{
    // Tells that the digest in recipe.json is to be made the right one: files can lie consistently too.
    private const string Consistent = "consistent";

    public string Name => "run";

    public string About => "recipe.json and the tables of a run folder, as training takes them up";

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
        BrokenPromiseException.Unless(
            examples.Count == processed.Rows(Part.Validation).Count,
            "the examples aren't as many as the rows"
        );
    }

    // A large network is what a large recipe asks for.
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
            // So broken that it can't be made to agree: it is read as it is.
        }
    }
}
