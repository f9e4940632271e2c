using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EcgNotebooks.Runner.Notebooks;

/// <summary>One cell of a notebook.</summary>
public sealed partial class NotebookCell
{
    private readonly JsonObject _json;

    private NotebookCell(int number, JsonObject json, CellKind kind, string source) =>
        (Number, _json, Kind, Source, Tags) = (number, json, kind, source, TagsOf(json));

    /// <summary>The cell's position among all cells, from 1.</summary>
    public int Number { get; }

    /// <summary>The kind of the cell: code, Markdown or raw.</summary>
    public CellKind Kind { get; }

    /// <summary>The cell's text.</summary>
    public string Source { get; }

    /// <summary>The cell's tags.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>The language in the cell's own metadata; null if it has the notebook's language.</summary>
    public string? Language =>
        (
            _json["metadata"]?["polyglot_notebook"]?["kernelName"]
            ?? _json["metadata"]?["dotnet_interactive"]?["language"]
        )?.GetValue<string>();

    /// <summary>The cell's id; null in files older than nbformat 4.5.</summary>
    public string? Id => _json["id"] is JsonValue id && id.TryGetValue<string>(out var text) ? text : null;

    /// <summary>The outputs, in nbformat's form.</summary>
    public JsonArray Outputs => _json["outputs"] as JsonArray ?? [];

    internal static NotebookCell Of(string path, int number, JsonNode? node)
    {
        var json = node as JsonObject ?? throw NotebookException.Broken(path, $"cell {number} isn't a JSON object");
        var kind = NotebookJson.Scalar(json["cell_type"]) switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            var other => throw NotebookException.Broken(path, $"cell {number} has the unknown type '{other}'"),
        };
        if (NotebookForm.FaultOfCell(json) is { } fault)
        {
            throw NotebookException.Broken(path, $"cell {number} {fault}");
        }

        return new NotebookCell(number, json, kind, NotebookJson.Text(json["source"]));
    }

    /// <summary>Replaces the results of an earlier execution.</summary>
    /// <param name="executionCount">The cell's position among the code cells that ran, from 1; null if it didn't run.</param>
    /// <param name="outputs">The outputs in nbformat's form.</param>
    /// <param name="started">When the cell started; null if it didn't run.</param>
    /// <param name="took">The duration; null if the cell didn't finish.</param>
    public void SetResult(int? executionCount, IEnumerable<JsonObject> outputs, DateTimeOffset? started, TimeSpan? took)
    {
        _json["execution_count"] = executionCount;
        _json["outputs"] = new JsonArray([.. outputs.Select(o => (JsonNode)o.DeepClone())]);
        if (started is { } begin && took is { } time)
        {
            _json["metadata"] ??= new JsonObject();
            _json["metadata"]!["execution"] = new JsonObject
            {
                ["iopub.execute_input"] = begin.ToString("O"),
                ["shell.execute_reply"] = (begin + time).ToString("O"),
            };
        }
        else
        {
            (_json["metadata"] as JsonObject)?.Remove("execution");
        }
    }

    /// <summary>Adds the properties that nbformat 4.5 requires and older files lack.</summary>
    /// <param name="used">The ids of the cells before this one, to which this cell's id is added.</param>
    internal void Complete(HashSet<string> used)
    {
        _json["metadata"] ??= new JsonObject();
        _json["source"] ??= "";
        if (Kind == CellKind.Code)
        {
            _json["outputs"] ??= new JsonArray();
            _json.TryAdd("execution_count", null);
        }

        EnsureId(used);
    }

    private static string[] TagsOf(JsonObject json) =>
        json["metadata"]?["tags"] is JsonArray tags ? [.. tags.Select(tag => (string)tag!)] : [];

    private void EnsureId(HashSet<string> used)
    {
        var id = Id;
        if (id is null || !IdForm().IsMatch(id) || !used.Add(id))
        {
            // The id is derived from the position, so that the same notebook always gets the same ids.
            id = $"cell-{Number}";
            while (!used.Add(id))
            {
                id += "x";
            }

            _json["id"] = id;
        }
    }

    [GeneratedRegex("^[a-zA-Z0-9-_]{1,64}$")]
    private static partial Regex IdForm();
}

/// <summary>The kinds of cells.</summary>
public enum CellKind
{
    /// <summary>Code to run.</summary>
    Code,

    /// <summary>Text in Markdown.</summary>
    Markdown,

    /// <summary>Raw text, which is neither run nor rendered.</summary>
    Raw,
}
