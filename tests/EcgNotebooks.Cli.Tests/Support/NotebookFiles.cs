using System.Text.Json.Nodes;

namespace EcgNotebooks.Cli.Tests.Support;

/// <summary>Notebooks that tests write.</summary>
internal static class NotebookFiles
{
    /// <summary>A code cell.</summary>
    public static JsonObject Cell(string source, params string[] tags) =>
        new()
        {
            ["cell_type"] = "code",
            ["metadata"] = new JsonObject { ["tags"] = new JsonArray([.. tags.Select(t => (JsonNode)t)]) },
            ["source"] = source,
            ["outputs"] = new JsonArray(),
            ["execution_count"] = null,
        };

    /// <summary>Writes a notebook of the cells, and the folders that its path names.</summary>
    public static string Write(string path, params JsonObject[] cells)
    {
        var notebook = new JsonObject
        {
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
            ["metadata"] = new JsonObject(),
            ["cells"] = new JsonArray([.. cells]),
        };
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, notebook.ToJsonString());
        return path;
    }
}
