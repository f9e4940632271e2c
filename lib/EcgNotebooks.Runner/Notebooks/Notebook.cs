using System.Text.Json;
using System.Text.Json.Nodes;

namespace EcgNotebooks.Runner.Notebooks;

/// <summary>A notebook in nbformat 4.0 to 4.5 (https://nbformat.readthedocs.io); unknown parts of the file are preserved.</summary>
public sealed class Notebook
{
    private const int NewestMinor = 5;

    private readonly JsonObject _root;
    private readonly JsonLayout _layout;
    private NotebookSource? _source;

    private Notebook(string path, JsonObject root, JsonLayout layout, IReadOnlyList<NotebookCell> cells) =>
        (Path, _root, _layout, Cells) = (path, root, layout, cells);

    /// <summary>The path that the notebook was read from.</summary>
    public string Path { get; }

    /// <summary>The cells from top to bottom.</summary>
    public IReadOnlyList<NotebookCell> Cells { get; }

    /// <summary>The default language of code cells; C# if the notebook's metadata name none.</summary>
    public string Language => Languages.Of(_root["metadata"]);

    /// <summary>Deviations of the file from JSON that were accepted when it was read, as sentences.</summary>
    public IReadOnlyList<string> Warnings { get; private init; } = [];

    /// <summary>Whether the file has changed since it was read; always false for a notebook parsed from a text.</summary>
    public bool HasChangedOnDisk => _source?.IsCurrent() == false;

    /// <summary>Reads a notebook from a file.</summary>
    /// <exception cref="NotebookException">The file is missing, isn't a notebook, or has an unsupported version of the format.</exception>
    public static Notebook Read(string path)
    {
        var source = NotebookSource.Read(path);
        var notebook = Parse(path, source.Text);
        notebook._source = source with { Text = "" };
        return notebook;
    }

    /// <summary>Parses the text of a notebook.</summary>
    /// <param name="path">The notebook's path, for messages and relative paths.</param>
    /// <param name="json">The text.</param>
    /// <exception cref="NotebookException">The text isn't a notebook, or has an unsupported version of the format.</exception>
    public static Notebook Parse(string path, string json)
    {
        try
        {
            var finite = NotFiniteNumbers.Replace(json, out var warning);
            var root =
                NotebookJson.Parse(finite) as JsonObject
                ?? throw NotebookException.Broken(path, "it isn't a JSON object");
            CheckVersion(path, root);
            if (NotebookForm.FaultOf(root) is { } fault)
            {
                throw NotebookException.Broken(path, fault);
            }

            var cells = root["cells"] as JsonArray ?? throw NotebookException.Broken(path, "it has no list of cells");
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

    /// <summary>Returns the notebook as nbformat 4.5 with an id for every cell; unchanged parts are written as they were in the file.</summary>
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

    /// <summary>Returns the notebook with other texts in some cells, whose outputs are removed, or without some cells.</summary>
    /// <param name="sourceOf">Returns the new text of a cell, the same text to leave it alone, or null to remove it.</param>
    /// <returns>The changed notebook; this one must not be used any more.</returns>
    public Notebook With(Func<NotebookCell, string?> sourceOf)
    {
        ArgumentNullException.ThrowIfNull(sourceOf);
        var sources = Cells.Select(sourceOf).ToArray();
        return WithCells(json =>
        {
            for (var i = sources.Length - 1; i >= 0; i--)
            {
                if (sources[i] is not { } source)
                {
                    json.RemoveAt(i);
                }
                else if (source != Cells[i].Source)
                {
                    json[i]!["source"] = NotebookJson.Lines(source);
                    Cells[i].SetResult(null, [], null, null);
                }
            }
        });
    }

    /// <summary>Changes the list of cells; the returned notebook replaces this one.</summary>
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

    // The parser counts lines from 0, and appends the position in its own notation to its message.
    private static string Where(JsonException error)
    {
        var what = error.Message.Split(" LineNumber:", 2)[0].TrimEnd('.', ' ');
        return error.LineNumber is { } line ? $"{what} (line {line + 1})" : what;
    }
}
