using System.Text.Json.Nodes;

namespace EcgNotebooks.Runner.Tests.Support;

/// <summary>A notebook for one test, in a temporary folder that is deleted with it.</summary>
internal sealed class NotebookFile : IDisposable
{
    private readonly JsonArray _cells = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("ecg-notebook-").FullName;

    public string Path => System.IO.Path.Combine(Folder, "test.ipynb");

    public NotebookFile Code(string source, params string[] tags) => Add("code", source, tags);

    public NotebookFile Markdown(string source) => Add("markdown", source, []);

    public async Task<NotebookRun> RunAsync(double limitSeconds = 60, Dictionary<string, string>? parameters = null)
    {
        Save();
        return await Fixture.RunAsync(Path, limitSeconds, parameters);
    }

    public void Save()
    {
        var notebook = new JsonObject
        {
            ["nbformat"] = 4,
            ["nbformat_minor"] = 2,
            ["metadata"] = new JsonObject
            {
                ["kernelspec"] = new JsonObject { ["name"] = ".net-csharp", ["language"] = "C#" },
            },
            ["cells"] = _cells.DeepClone(),
        };
        File.WriteAllText(Path, notebook.ToJsonString());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private NotebookFile Add(string type, string source, string[] tags)
    {
        var cell = new JsonObject
        {
            ["cell_type"] = type,
            ["metadata"] = new JsonObject { ["tags"] = new JsonArray([.. tags.Select(t => (JsonNode)t)]) },
            ["source"] = source,
        };
        if (type == "code")
        {
            cell["outputs"] = new JsonArray();
            cell["execution_count"] = null;
        }

        _cells.Add(cell);
        return this;
    }
}
