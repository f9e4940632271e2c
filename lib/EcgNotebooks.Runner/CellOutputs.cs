using System.Text;
using System.Text.Json.Nodes;
using EcgNotebooks.Runner.Kernel;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner;

/// <summary>Collects the outputs of one cell as JSON in nbformat's form.</summary>
/// <param name="count">The cell's execution count: its position among the code cells that ran, from 1.</param>
/// <param name="otherForms">Whether SVG drawings are also stored as HTML and PNG.</param>
internal sealed class CellOutputs(int count, bool otherForms)
{
    // The length of the printed text in the message about a failed cell.
    private const int PrintedTailLength = 2_000;

    private readonly List<JsonObject> _outputs = [];
    private readonly Dictionary<string, JsonObject> _displays = [];
    private string _printed = "";
    private readonly StringBuilder _stream = new();

    /// <summary>The execution count.</summary>
    public int Count => count;

    /// <summary>When the cell started.</summary>
    public DateTimeOffset Started { get; } = DateTimeOffset.UtcNow;

    /// <summary>The cell's duration; null until it has finished.</summary>
    public TimeSpan? Duration { get; set; }

    /// <summary>The last 2000 characters that the cell printed.</summary>
    public string Printed => _printed;

    /// <summary>The outputs as JSON objects.</summary>
    public IReadOnlyList<JsonObject> Json
    {
        get
        {
            EndStream();
            return _outputs;
        }
    }

    /// <summary>Returns whether one of the cell's outputs has the given display id.</summary>
    public bool Has(string display) => _displays.ContainsKey(display);

    /// <summary>Adds printed text or displayed data; other events are ignored.</summary>
    public void Add(WorkerEvent received)
    {
        if (received is CellPrinted printed)
        {
            Print(printed);
        }
        else if (received is CellDisplayed shown)
        {
            Show(shown);
        }
    }

    /// <summary>Adds an error output.</summary>
    public void AddError(CellError error)
    {
        var output = Output("error");
        output["ename"] = error.Name;
        output["evalue"] = error.Message;
        output["traceback"] = new JsonArray([.. error.Trace.Select(t => (JsonNode)t)]);
    }

    private JsonObject Data(CellDisplayed shown)
    {
        var data = new JsonObject();
        foreach (var form in shown.Forms)
        {
            data[form.MimeType] = NotebookJson.Lines(form.Data);
            if (otherForms && form.MimeType == Drawing.MimeType)
            {
                Drawing.AddOtherForms(data, form.Data, shown.Bitmap);
            }
        }

        return data;
    }

    // Consecutive texts of the same stream form one output.
    private void Print(CellPrinted printed)
    {
        if (_stream.Length == 0 || (string?)_outputs[^1]["name"] != printed.Stream)
        {
            Output("stream")["name"] = printed.Stream;
        }

        _stream.Append(printed.Text);
        var text = printed.Text[Math.Max(0, printed.Text.Length - PrintedTailLength)..];
        _printed = (_printed + text)[Math.Max(0, _printed.Length + text.Length - PrintedTailLength)..];
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
