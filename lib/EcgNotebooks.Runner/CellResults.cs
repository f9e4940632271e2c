using EcgNotebooks.Runner.Kernel;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner;

/// <summary>Collects a worker's events into the outputs of the executed copy.</summary>
/// <param name="notebook">The notebook, which becomes the executed copy.</param>
/// <param name="save">Called with the copy so far, before the first cell and after each, so that a killed process loses no finished cell.</param>
/// <param name="otherForms">Whether SVG drawings are also stored as HTML and PNG.</param>
internal sealed class CellResults(Notebook notebook, Action<Notebook>? save = null, bool otherForms = false)
{
    private readonly Dictionary<int, CellOutputs> _cells = [];
    private readonly Dictionary<int, string> _notRun = notebook
        .Cells.Where(RunPlan.HoldsCode)
        .Select(cell => (cell.Number, Reason: RunPlan.ReasonNotToRun(notebook, cell)))
        .Where(cell => cell.Reason is not null)
        .ToDictionary(cell => cell.Number, cell => cell.Reason!);
    private int _running;
    private NotebookFailure? _failure;

    /// <summary>Removes the outputs of earlier runs from the cells that are going to run.</summary>
    public void Begin()
    {
        foreach (var cell in notebook.Cells.Where(c => c.Kind == CellKind.Code && !_notRun.ContainsKey(c.Number)))
        {
            cell.SetResult(null, [], null, null);
        }

        save?.Invoke(notebook);
    }

    /// <summary>Adds an event.</summary>
    /// <exception cref="BrokenEventException">A worker that runs this notebook can't have sent this event.</exception>
    public void Add(WorkerEvent received)
    {
        switch (received)
        {
            case CellStarted started:
                Start(started.Cell);
                break;
            case CellFinished finished when finished.Cell != _running || Running is not { Duration: null }:
                throw new BrokenEventException();
            case CellFinished finished:
                Finish(finished);
                break;
            case CellDisplayed { Display: { } display } shown:
                // A later cell may update the display.
                (_cells.Values.FirstOrDefault(cell => cell.Has(display)) ?? _cells.GetValueOrDefault(_running))?.Add(
                    shown
                );
                break;
            default:
                Running?.Add(received);
                break;
        }
    }

    /// <summary>Returns the notebook's run, after the last event.</summary>
    /// <param name="death">Why the process ended before the notebook did; null if it didn't.</param>
    /// <param name="native">The last output of the process that didn't come from cells, such as a native library's error messages.</param>
    public NotebookRun Finish(string? death, string native)
    {
        if (death is not null)
        {
            var error = new CellError("ProcessEnded", death.Split('\n')[0], [.. native.Split('\n')]);
            Running?.AddError(error);
            _failure ??= Failure(_running, death);
        }

        if (_cells.Count == 0 && _notRun.Count > 0)
        {
            _failure ??= Failure(0, $"None of the notebook's code ran. {NotRunText()}");
        }

        foreach (var cell in notebook.Cells.Where(c => c.Kind == CellKind.Code && !_notRun.ContainsKey(c.Number)))
        {
            Set(cell);
        }

        var seconds = _cells
            .Where(c => c.Value.Duration is not null)
            .ToDictionary(c => c.Key, c => c.Value.Duration!.Value);
        return new NotebookRun(notebook, _failure, seconds, _notRun);
    }

    private CellOutputs? Running => _cells.GetValueOrDefault(_running);

    private void Start(int cell)
    {
        if (
            cell <= _running
            || cell > notebook.Cells.Count
            || !RunPlan.HoldsCode(notebook.Cells[cell - 1])
            || _notRun.ContainsKey(cell)
        )
        {
            throw new BrokenEventException();
        }

        _running = cell;
        _cells[cell] = new CellOutputs(_cells.Count + 1, otherForms);
    }

    private string NotRunText() =>
        string.Join(
            ' ',
            _notRun
                .GroupBy(cell => cell.Value)
                .Select(same =>
                    $"{(same.Count() == 1 ? "Cell" : "Cells")} {string.Join(", ", same.Select(c => c.Key))}: {same.Key}."
                )
        );

    private void Finish(CellFinished finished)
    {
        Record(finished);
        Set(notebook.Cells[finished.Cell - 1]);
        save?.Invoke(notebook);
    }

    private void Set(NotebookCell cell)
    {
        var outputs = _cells.GetValueOrDefault(cell.Number);
        cell.SetResult(outputs?.Count, outputs?.Json ?? [], outputs?.Started, outputs?.Duration);
    }

    private void Record(CellFinished finished)
    {
        var outputs = _cells[finished.Cell];
        outputs.Duration = TimeSpan.FromSeconds(finished.Seconds);
        var expected = notebook.Cells[finished.Cell - 1].Tags.Contains(CellTags.RaisesException);
        if (finished.Error is { } error)
        {
            // Of an expected error only the message is stored, because the stack trace would contain paths of this machine.
            outputs.AddError(expected ? error with { Trace = [$"{error.Name}: {error.Message}"] } : error);
            _failure ??= expected ? null : Failure(finished.Cell, Text(error));
        }
        else if (expected)
        {
            _failure ??= Failure(
                finished.Cell,
                $"The cell is tagged {CellTags.RaisesException}, but it raised no exception."
            );
        }
    }

    private NotebookFailure Failure(int cell, string reason)
    {
        var source = cell == 0 ? "" : notebook.Cells[cell - 1].Source;
        return new(notebook.Path, cell, source, _cells.GetValueOrDefault(cell)?.Printed ?? "", reason);
    }

    private static string Text(CellError error) =>
        error.Trace.Count > 0 ? string.Join('\n', error.Trace) : $"{error.Name}: {error.Message}";
}
