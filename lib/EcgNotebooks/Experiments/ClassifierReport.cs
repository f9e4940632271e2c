using System.Text.Json;
using System.Text.Json.Nodes;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Files;

namespace EcgNotebooks.Experiments;

/// <summary>What the test part says of a classifier, wherever its predictions come from.</summary>
/// <param name="Name">The classifier's name in titles.</param>
/// <param name="Recipe">Name of the recipe by which it is judged.</param>
/// <param name="Simulated">Whether the data are simulated.</param>
/// <param name="Tested">The predictions that are judged.</param>
/// <param name="Evidence">How far the figures can be trusted.</param>
public record ClassifierReport(
    string Name,
    string Recipe,
    bool Simulated,
    WeightsReport Tested,
    EvidenceReport Evidence
)
{
    /// <summary>What the recipe judges and the predictions leave out; a run's own leave nothing out.</summary>
    internal MissingRows Missing { get; init; } = MissingRows.None;

    private static readonly JsonSerializerOptions _json = new() { WriteIndented = true };

    /// <summary>The tested weights, and any that stand beside them.</summary>
    internal virtual IReadOnlyList<(string Role, WeightsReport Report)> All => [("tested", Tested)];

    private protected virtual string Identifier => Name;

    /// <summary>The report as JSON, as metrics.json holds it.</summary>
    public string ToJson()
    {
        var json = new JsonObject
        {
            ["network"] = Identifier,
            ["recipe"] = Recipe,
            ["simulated"] = Simulated,
        };
        if (Missing.Any)
        {
            json["missing_rows"] = new JsonObject { ["validation"] = Missing.Validation, ["test"] = Missing.Test };
        }

        foreach (var (role, report) in All)
        {
            json[role] = new JsonObject
            {
                ["weights"] = report.Weights,
                ["test"] = JsonNode.Parse(report.Result.ToJson()),
            };
        }

        return json.ToJsonString(_json) + "\n";
    }

    /// <summary>Writes metrics.json.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Write(string path) => AtomicFile.WriteText(path, ToJson());
}

/// <summary>What one set of weights predicts, and how good that is.</summary>
/// <param name="Weights">last or best; external for predictions made elsewhere.</param>
/// <param name="Predictions">Probabilities of all rows.</param>
/// <param name="Result">Figures on the test part.</param>
public sealed record WeightsReport(string Weights, Predictions Predictions, EvaluationResult Result);
