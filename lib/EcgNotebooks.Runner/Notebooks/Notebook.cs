using System.Text.Json;
using System.Text.Json.Nodes;

namespace EcgNotebooks.Runner.Notebooks;

/// <summary>A notebook in nbformat 4, minor 0 to 5; what this type doesn't know of the file stays as it is.</summary>
/// <remarks>Format: https://nbformat.readthedocs.io.</remarks>
public sealed class Notebook
{
    private const int NewestMinor = 5;

    private readonly JsonObject _root;

    private Notebook(string path, JsonObject root, IReadOnlyList<NotebookCell> cells) =>
        (Path, _root, Cells) = (path, root, cells);

    /// <summary>Where the notebook was read from.</summary>
    public string Path { get; }

    /// <summary>The cells from top to bottom.</summary>
    public IReadOnlyList<NotebookCell> Cells { get; }

    /// <summary>The language of code cells that don't name their own, C# where the notebook says nothing.</summary>
    public string Language => Languages.Of(_root["metadata"]);

    /// <summary>Reads a notebook.</summary>
    /// <exception cref="NotebookException">The file is missing, not a notebook, or of another version of the format.</exception>
    public static Notebook Read(string path) => Parse(path, Content(path));

    /// <summary>Reads a notebook from its text.</summary>
    /// <exception cref="NotebookException">The text is not a notebook, or of another version of the format.</exception>
    public static Notebook Parse(string path, string json)
    {
        try
        {
            var root = NotebookJson.Parse(json) as JsonObject ?? throw NotebookException.Broken(path, "no JSON object");
            CheckVersion(path, root);
            if (NotebookForm.FaultOf(root) is { } fault)
            {
                throw NotebookException.Broken(path, fault);
            }

            var cells = root["cells"] as JsonArray ?? throw NotebookException.Broken(path, "no list of cells");
            return new Notebook(path, root, [.. cells.Select((cell, i) => NotebookCell.Of(path, i + 1, cell))]);
        }
        catch (JsonException e)
        {
            throw NotebookException.Broken(path, e.Message.TrimEnd('.'), e);
        }
    }

    /// <summary>The notebook as nbformat 4.5, with an id for every cell, the way editors indent it.</summary>
    public string ToJson()
    {
        _root["nbformat_minor"] = NewestMinor;
        _root["metadata"] ??= new JsonObject();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cell in Cells)
        {
            cell.Complete(used);
        }

        return _root.ToJsonString(NotebookJson.Indented) + "\n";
    }

    /// <summary>The same notebook after a change to its list of cells.</summary>
    internal Notebook WithCells(Action<JsonArray> change)
    {
        var cells = (JsonArray)_root["cells"]!;
        change(cells);
        return new Notebook(Path, _root, [.. cells.Select((cell, i) => NotebookCell.Of(Path, i + 1, cell))]);
    }

    private static void CheckVersion(string path, JsonObject root)
    {
        var major = NotebookJson.Scalar(root["nbformat"]) ?? "?";
        var minor = NotebookJson.Scalar(root["nbformat_minor"]) ?? "?";
        if (major != "4" || !int.TryParse(minor, out var number) || number is < 0 or > NewestMinor)
        {
            throw NotebookException.Format(path, $"{major}.{minor}");
        }
    }

    private static string Content(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw NotebookException.Missing(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotebookException.Unreadable(path, e);
        }
    }
}
