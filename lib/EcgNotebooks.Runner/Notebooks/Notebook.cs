using System.Text.Json;
using System.Text.Json.Nodes;

namespace EcgNotebooks.Runner.Notebooks;

/// <summary>A notebook in nbformat 4, minor 0 to 5; what this type doesn't know of the file stays as it is.</summary>
/// <remarks>Format: https://nbformat.readthedocs.io.</remarks>
public sealed class Notebook
{
    private const int NewestMinor = 5;

    private readonly JsonObject _root;
    private readonly JsonLayout _layout;
    private NotebookSource? _source;

    private Notebook(string path, JsonObject root, JsonLayout layout, IReadOnlyList<NotebookCell> cells) =>
        (Path, _root, _layout, Cells) = (path, root, layout, cells);

    /// <summary>Where the notebook was read from.</summary>
    public string Path { get; }

    /// <summary>The cells from top to bottom.</summary>
    public IReadOnlyList<NotebookCell> Cells { get; }

    /// <summary>The language of code cells that don't name their own, C# where the notebook says nothing.</summary>
    public string Language => Languages.Of(_root["metadata"]);

    /// <summary>What of the file isn't JSON and was read all the same, as sentences.</summary>
    public IReadOnlyList<string> Warnings { get; private init; } = [];

    /// <summary>Whether the file no longer holds what was read from it. A notebook that was parsed from a text has none.</summary>
    public bool HasChangedOnDisk => _source?.IsCurrent() == false;

    /// <summary>Reads a notebook.</summary>
    /// <exception cref="NotebookException">The file is missing, not a notebook, or of another version of the format.</exception>
    public static Notebook Read(string path)
    {
        var source = NotebookSource.Read(path);
        var notebook = Parse(path, source.Text);
        notebook._source = source with { Text = "" };
        return notebook;
    }

    /// <summary>Reads a notebook from its text.</summary>
    /// <exception cref="NotebookException">The text is not a notebook, or of another version of the format.</exception>
    public static Notebook Parse(string path, string json)
    {
        try
        {
            var finite = NotFiniteNumbers.Replace(json, out var warning);
            var root =
                NotebookJson.Parse(finite) as JsonObject ?? throw NotebookException.Broken(path, "no JSON object");
            CheckVersion(path, root);
            if (NotebookForm.FaultOf(root) is { } fault)
            {
                throw NotebookException.Broken(path, fault);
            }

            var cells = root["cells"] as JsonArray ?? throw NotebookException.Broken(path, "no list of cells");
            return new Notebook(
                path,
                root,
                JsonLayout.Of(json),
                [.. cells.Select((cell, i) => NotebookCell.Of(path, i + 1, cell))]
            )
            {
                Warnings = warning is null ? [] : [warning],
            };
        }
        catch (JsonException e)
        {
            throw NotebookException.Broken(path, Where(e), e);
        }
    }

    /// <summary>The notebook as nbformat 4.5, with an id for every cell; what didn't change is as it was in the file.</summary>
    public string ToJson()
    {
        if (
            _root["nbformat_minor"] is not JsonValue minor
            || !minor.TryGetValue<int>(out var number)
            || number != NewestMinor
        )
        {
            _root["nbformat_minor"] = NewestMinor;
        }

        _root["metadata"] ??= new JsonObject();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cell in Cells)
        {
            cell.Complete(used);
        }

        return new NotebookWriter(_layout).Write(_root);
    }

    /// <summary>The same notebook after a change to its list of cells.</summary>
    internal Notebook WithCells(Action<JsonArray> change)
    {
        var cells = (JsonArray)_root["cells"]!;
        change(cells);
        return new Notebook(Path, _root, _layout, [.. cells.Select((cell, i) => NotebookCell.Of(Path, i + 1, cell))])
        {
            Warnings = Warnings,
            _source = _source,
        };
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

    // The parser counts from 0, and writes the place in a form of its own at the end.
    private static string Where(JsonException error)
    {
        var what = error.Message.Split(" LineNumber:", 2)[0].TrimEnd('.', ' ');
        return error.LineNumber is { } line ? $"{what} (line {line + 1})" : what;
    }
}
