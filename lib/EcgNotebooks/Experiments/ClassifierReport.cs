using System.Text.Json;
using System.Text.Json.Nodes;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Files;

namespace EcgNotebooks.Experiments;

/// <summary>
/// Evaluation report of a classifier on the test part; its predictions may come from outside of the library.
/// </summary>
/// <param name="Name">Name of the classifier in titles.</param>
/// <param name="Recipe">Name of the recipe that defines the evaluation.</param>
/// <param name="Simulated">Whether the data are simulated.</param>
/// <param name="Tested">Predictions and measures of the weights that the recipe tests.</param>
/// <param name="Evidence">Measures with their uncertainty.</param>
public record ClassifierReport(
    string Name,
    string Recipe,
    bool Simulated,
    WeightsReport Tested,
    EvidenceReport Evidence
)
{
    /// <summary>Rows of the recipe's split without a prediction; none for the predictions of a run.</summary>
    internal MissingRows Missing { get; init; } = MissingRows.None;

    private static readonly JsonSerializerOptions _json = new() { WriteIndented = true };

    /// <summary>Reports on the tested weights and on any other weights, with their role.</summary>
    internal virtual IReadOnlyList<(string Role, WeightsReport Report)> All => [("tested", Tested)];

    private protected virtual string Identifier => Name;

    /// <summary>Returns the report as JSON in the format of metrics.json.</summary>
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

    /// <summary>Writes the report as JSON, such as a run's metrics.json.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Write(string path) => AtomicFile.WriteText(path, ToJson());
}

/// <summary>Predictions and measures of one set of weights.</summary>
/// <param name="Weights">Name of the weights: last or best, or external for external predictions.</param>
/// <param name="Predictions">Predicted probabilities of all rows.</param>
/// <param name="Result">Measures on the test part.</param>
public sealed record WeightsReport(string Weights, Predictions Predictions, EvaluationResult Result);
