using System.Text;
using System.Text.Json.Nodes;
using EcgNotebooks.Runner.Kernel;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner;

/// <summary>One cell's outputs of a run, in nbformat's form.</summary>
/// <param name="count">Its position among the code cells, from 1.</param>
/// <param name="otherForms">Whether drawings are kept in other forms, too.</param>
internal sealed class CellOutputs(int count, bool otherForms)
{
    // As much of what a failed cell printed as its message tells.
    private const int KeptOfPrinted = 2_000;

    private readonly List<JsonObject> _outputs = [];
    private readonly Dictionary<string, JsonObject> _displays = [];
    private string _printed = "";
    private readonly StringBuilder _stream = new();

    public int Count => count;

    public DateTimeOffset Started { get; } = DateTimeOffset.UtcNow;

    public TimeSpan? Took { get; set; }

    /// <summary>The end of what the cell printed.</summary>
    public string Printed => _printed;

    public IReadOnlyList<JsonObject> Json
    {
        get
        {
            EndStream();
            return _outputs;
        }
    }

    /// <summary>Whether the cell has the display of that name.</summary>
    public bool Has(string display) => _displays.ContainsKey(display);

    public void Add(WorkerEvent told)
    {
        if (told is CellPrinted printed)
        {
            Print(printed);
        }
        else if (told is CellDisplayed shown)
        {
            Show(shown);
        }
    }

    public void AddError(CellError error)
    {
        var output = Output("error");
        output["ename"] = error.Name;
        output["evalue"] = error.Message;
        output["traceback"] = new JsonArray([.. error.Trace.Select(t => (JsonNode)t)]);
    }

    private JsonObject Data(CellDisplayed shown)
    {
        var data = new JsonObject { [shown.MimeType] = NotebookJson.Lines(shown.Data) };
        if (otherForms && shown.MimeType == Drawing.MimeType)
        {
            Drawing.AddOtherForms(data, shown.Data, shown.Bitmap);
        }
        else if (shown.Html is { } html)
        {
            data["text/html"] = NotebookJson.Lines(html);
        }

        return data;
    }

    // Texts of one stream that follow one another are one output.
    private void Print(CellPrinted printed)
    {
        if (_stream.Length == 0 || (string?)_outputs[^1]["name"] != printed.Stream)
        {
            Output("stream")["name"] = printed.Stream;
        }

        _stream.Append(printed.Text);
        var text = printed.Text[Math.Max(0, printed.Text.Length - KeptOfPrinted)..];
        _printed = (_printed + text)[Math.Max(0, _printed.Length + text.Length - KeptOfPrinted)..];
    }

    private void Show(CellDisplayed shown)
    {
        var output = shown.Display is { } earlier ? _displays.GetValueOrDefault(earlier) : null;
        output ??= Output(shown.IsResult ? "execute_result" : "display_data");
        output["data"] = Data(shown);
        output["metadata"] = new JsonObject();
        if (shown.IsResult)
        {
            output["execution_count"] = count;
        }

        if (shown.Display is { } display)
        {
            _displays[display] = output;
        }
    }

    private JsonObject Output(string type)
    {
        EndStream();
        var output = new JsonObject { ["output_type"] = type };
        _outputs.Add(output);
        return output;
    }

    private void EndStream()
    {
        if (_stream.Length > 0)
        {
            _outputs[^1]["text"] = NotebookJson.Lines(_stream.ToString());
            _stream.Clear();
        }
    }
}
