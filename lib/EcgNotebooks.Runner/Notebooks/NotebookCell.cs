using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EcgNotebooks.Runner.Notebooks;

/// <summary>One cell of a notebook.</summary>
public sealed partial class NotebookCell
{
    private readonly JsonObject _json;

    private NotebookCell(int number, JsonObject json, CellKind kind, string source) =>
        (Number, _json, Kind, Source, Tags) = (number, json, kind, source, TagsOf(json));

    /// <summary>Position from 1, all cells counted.</summary>
    public int Number { get; }

    /// <summary>Code, text or neither.</summary>
    public CellKind Kind { get; }

    /// <summary>The cell's text.</summary>
    public string Source { get; }

    /// <summary>The cell's tags.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>The language that the cell names for itself; null where it takes the notebook's.</summary>
    public string? Language =>
        (
            _json["metadata"]?["polyglot_notebook"]?["kernelName"]
            ?? _json["metadata"]?["dotnet_interactive"]?["language"]
        )?.GetValue<string>();

    /// <summary>The cell's id; null in files older than nbformat 4.5.</summary>
    public string? Id => _json["id"] is JsonValue id && id.TryGetValue<string>(out var text) ? text : null;

    /// <summary>Outputs stored in the file.</summary>
    public JsonArray Outputs => _json["outputs"] as JsonArray ?? [];

    internal static NotebookCell Of(string path, int number, JsonNode? node)
    {
        var json = node as JsonObject ?? throw NotebookException.Broken(path, $"cell {number} is no object");
        var kind = NotebookJson.Scalar(json["cell_type"]) switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            var other => throw NotebookException.Broken(path, $"cell {number} is of type '{other}'"),
        };
        if (NotebookForm.FaultOfCell(json) is { } fault)
        {
            throw NotebookException.Broken(path, $"cell {number} {fault}");
        }

        return new NotebookCell(number, json, kind, NotebookJson.Text(json["source"]));
    }

    /// <summary>Replaces what an execution left.</summary>
    /// <param name="executionCount">Its position among the code cells that ran, from 1; null where it did not run.</param>
    /// <param name="outputs">Outputs in nbformat's own form.</param>
    /// <param name="started">When it began.</param>
    /// <param name="took">How long it took.</param>
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

    /// <summary>Adds what nbformat 4.5 asks of a cell and older files lack.</summary>
    /// <param name="used">Ids of the cells before this one; this one's is added.</param>
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
            // From the position, so that the same notebook always gets the same ids.
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

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    /// <summary>Code to run.</summary>
    Code,

    /// <summary>Text.</summary>
    Markdown,

    /// <summary>Neither.</summary>
    Raw,
}
