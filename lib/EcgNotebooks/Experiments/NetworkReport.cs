using System.Text.Json;
using System.Text.Json.Nodes;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Storage;

namespace EcgNotebooks.Experiments;

/// <summary>What the test part says of one network: with the weights that the recipe tests, and with the others beside them.</summary>
/// <param name="Network">The network.</param>
/// <param name="Recipe">The recipe's name.</param>
/// <param name="Simulated">Whether the data are simulated.</param>
/// <param name="Tested">The weights that the recipe tests; published: the last.</param>
/// <param name="Other">The weights that it doesn't test; published: the best checkpoint.</param>
public sealed record NetworkReport(
    NetworkKind Network,
    string Recipe,
    bool Simulated,
    WeightsReport Tested,
    WeightsReport Other
)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    /// <summary>The report as JSON, as metrics.json holds it.</summary>
    public string ToJson()
    {
        var json = new JsonObject
        {
            ["network"] = Network.FolderName(),
            ["recipe"] = Recipe,
            ["simulated"] = Simulated,
            ["tested"] = Of(Tested),
            ["other"] = Of(Other),
        };
        return json.ToJsonString(Json) + "\n";
    }

    /// <summary>Writes metrics.json.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Write(string path) => AtomicFile.WriteText(path, ToJson());

    private static JsonObject Of(WeightsReport report) =>
        new() { ["weights"] = report.Weights, ["test"] = JsonNode.Parse(report.Result.ToJson()) };
}

/// <summary>What one set of weights predicts, and how good that is.</summary>
/// <param name="Weights">last or best.</param>
/// <param name="Predictions">Probabilities of all rows.</param>
/// <param name="Result">Figures on the test part.</param>
public sealed record WeightsReport(string Weights, Predictions Predictions, EvaluationResult Result)
{
    // Evaluate and verify judge alike.
    internal static WeightsReport Of(string weights, Predictions predictions, Recipe recipe)
    {
        var options = new EvaluationOptions { ThresholdFrom = recipe.ThresholdFrom, KnownLeaks = recipe.KnownLeaks };
        return new WeightsReport(weights, predictions, new Evaluator(options).Evaluate(predictions));
    }
}
