using System.Text.Json.Nodes;

namespace EcgNotebooks.Oracle;

/// <summary>Runs the cells of a notebook in their order and replaces their stored outputs.</summary>
/// <param name="kernel">The kernel that runs the code.</param>
/// <param name="cells">The cells of the notebook in nbformat's form.</param>
internal sealed class CellRun(NotebookKernel kernel, JsonArray cells)
{
    private const string Skip = "skip-execution";
    private const string RaisesException = "raises-exception";

    /// <summary>Runs the cells up to the first unexpected failure; returns whether there was none.</summary>
    public async Task<bool> RunAsync()
    {
        JsonObject[] codeCells =
        [
            .. cells.Select(cell => cell!.AsObject()).Where(cell => (string?)cell["cell_type"] == "code"),
        ];
        foreach (var cell in codeCells)
        {
            cell["execution_count"] = null;
            cell["outputs"] = new JsonArray();
        }

        var count = 0;
        foreach (var cell in codeCells.Where(cell => !HasTag(cell, Skip)))
        {
            if (!await RunAsync(cell, ++count))
            {
                return false;
            }
        }

        return true;
    }

    // Returns whether the cell ended as its tags say.
    private async Task<bool> RunAsync(JsonObject cell, int count)
    {
        var outputs = await kernel.RunAsync(SourceOf(cell), count);
        cell["execution_count"] = count;
        cell["outputs"] = new JsonArray([.. outputs]);
        return outputs.Any(IsError) == HasTag(cell, RaisesException);
    }

    private static bool IsError(JsonObject output) => (string?)output["output_type"] == "error";

    private static bool HasTag(JsonObject cell, string tag) =>
        cell["metadata"]?["tags"] is JsonArray tags && tags.Any(t => (string?)t == tag);

    private static string SourceOf(JsonObject cell) =>
        cell["source"] is JsonArray lines
            ? string.Concat(lines.Select(line => (string?)line))
            : (string)cell["source"]!;
}
