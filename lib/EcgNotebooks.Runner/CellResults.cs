using System.Text.Json.Nodes;
using EcgNotebooks.Runner.Kernel;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner;

/// <summary>Gathers a worker's events into the outputs of the executed copy.</summary>
internal sealed class CellResults(Notebook notebook)
{
    private const int KeptOutput = 2_000;

    private readonly Dictionary<int, CellOutputs> _cells = [];
    private int _count;
    private CellOutputs? _running;
    private NotebookFailure? _failure;

    public void Add(WorkerEvent told)
    {
        switch (told)
        {
            case CellStarted started:
                _running = _cells[started.Cell] = new CellOutputs(++_count);
                break;
            case CellFinished finished:
                Finish(finished);
                break;
            default:
                _running?.Add(told);
                break;
        }
    }

    public NotebookRun Finish(string? death, string native)
    {
        if (death is not null)
        {
            var cell = notebook.Cells.FirstOrDefault(c =>
                _running is not null && _cells.GetValueOrDefault(c.Number) == _running
            );
            var error = new CellError("ProcessEnded", death.Split('\n')[0], [.. native.Split('\n')]);
            _running?.AddError(error);
            _failure = Failure(cell, death);
        }

        foreach (var cell in notebook.Cells.Where(c => c.Kind == CellKind.Code))
        {
            var outputs = _cells.GetValueOrDefault(cell.Number);
            cell.SetResult(outputs?.Count, outputs?.Json ?? [], outputs?.Started, outputs?.Took);
        }

        return new NotebookRun(notebook, _failure, _cells.Values.Sum(c => c.Took?.TotalSeconds ?? 0));
    }

    private void Finish(CellFinished finished)
    {
        var cell = notebook.Cells[finished.Cell - 1];
        var outputs = _cells[finished.Cell];
        outputs.Took = TimeSpan.FromSeconds(finished.Seconds);
        var expected = cell.Tags.Contains(CellTags.RaisesException);
        if (finished.Error is { } error)
        {
            outputs.AddError(error);
            _failure ??= expected ? null : Failure(cell, Text(error));
        }
        else if (expected)
        {
            _failure ??= Failure(cell, "The cell is tagged raises-exception and raised none.");
        }

        _running = null;
    }

    private NotebookFailure Failure(NotebookCell? cell, string reason)
    {
        var printed = cell is null ? "" : _cells[cell.Number].Printed;
        return new(
            notebook.Path,
            cell?.Number ?? 0,
            cell?.Source ?? "",
            printed[Math.Max(0, printed.Length - KeptOutput)..],
            reason
        );
    }

    private static string Text(CellError error) =>
        error.Trace.Count > 0 ? string.Join('\n', error.Trace) : $"{error.Name}: {error.Message}";

    /// <summary>One cell's outputs in nbformat's form.</summary>
    private sealed class CellOutputs(int count)
    {
        private readonly List<JsonObject> _outputs = [];

        public int Count => count;

        public DateTimeOffset Started { get; } = DateTimeOffset.UtcNow;

        public TimeSpan? Took { get; set; }

        public string Printed { get; private set; } = "";

        public IReadOnlyList<JsonObject> Json => _outputs;

        public void Add(WorkerEvent told)
        {
            if (told is CellPrinted printed)
            {
                Print(printed);
            }
            else if (told is CellDisplayed shown)
            {
                var output = Output(shown.IsResult ? "execute_result" : "display_data");
                output["data"] = new JsonObject { [shown.MimeType] = NotebookJson.Lines(shown.Data) };
                output["metadata"] = new JsonObject();
                if (shown.IsResult)
                {
                    output["execution_count"] = count;
                }
            }
        }

        public void AddError(CellError error)
        {
            var output = Output("error");
            output["ename"] = error.Name;
            output["evalue"] = error.Message;
            output["traceback"] = new JsonArray([.. error.Trace.Select(t => (JsonNode)t)]);
        }

        // Lines of one stream that follow one another are one output.
        private void Print(CellPrinted printed)
        {
            Printed += printed.Text;
            if (_outputs.LastOrDefault() is not { } last || (string?)last["name"] != printed.Stream)
            {
                last = Output("stream");
                last["name"] = printed.Stream;
                last["text"] = new JsonArray();
            }

            foreach (var line in NotebookJson.Lines(printed.Text))
            {
                ((JsonArray)last["text"]!).Add(line!.GetValue<string>());
            }
        }

        private JsonObject Output(string type)
        {
            var output = new JsonObject { ["output_type"] = type };
            _outputs.Add(output);
            return output;
        }
    }
}
