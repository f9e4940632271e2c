using EcgNotebooks.Runner.Kernel;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner;

/// <summary>Gathers a worker's events into the outputs of the executed copy.</summary>
internal sealed class CellResults(Notebook notebook)
{
    private const int KeptOutput = 2_000;

    private readonly Dictionary<int, CellOutputs> _cells = [];
    private readonly Dictionary<int, string> _leftAlone = [];
    private int _running;
    private NotebookFailure? _failure;

    public void Add(WorkerEvent told)
    {
        switch (told)
        {
            case CellStarted started:
                _running = started.Cell;
                _cells[started.Cell] = new CellOutputs(_cells.Count + 1);
                break;
            case CellLeftAlone left:
                _leftAlone[left.Cell] = left.Reason;
                break;
            case CellFinished finished:
                Finish(finished);
                break;
            default:
                _cells.GetValueOrDefault(_running)?.Add(told);
                break;
        }
    }

    public NotebookRun Finish(string? death, string native)
    {
        if (death is not null)
        {
            var error = new CellError("ProcessEnded", death.Split('\n')[0], [.. native.Split('\n')]);
            _cells.GetValueOrDefault(_running)?.AddError(error);
            _failure = Failure(_running, death);
        }

        foreach (var cell in notebook.Cells.Where(c => c.Kind == CellKind.Code && !_leftAlone.ContainsKey(c.Number)))
        {
            var outputs = _cells.GetValueOrDefault(cell.Number);
            cell.SetResult(outputs?.Count, outputs?.Json ?? [], outputs?.Started, outputs?.Took);
        }

        var seconds = _cells.Where(c => c.Value.Took is not null).ToDictionary(c => c.Key, c => c.Value.Took!.Value);
        return new NotebookRun(notebook, _failure, seconds, _leftAlone);
    }

    private void Finish(CellFinished finished)
    {
        var outputs = _cells[finished.Cell];
        outputs.Took = TimeSpan.FromSeconds(finished.Seconds);
        var expected = notebook.Cells[finished.Cell - 1].Tags.Contains(CellTags.RaisesException);
        if (finished.Error is { } error)
        {
            // An expected error is its message; the stack would name files of this machine.
            outputs.AddError(expected ? error with { Trace = [$"{error.Name}: {error.Message}"] } : error);
            _failure ??= expected ? null : Failure(finished.Cell, Text(error));
        }
        else if (expected)
        {
            _failure ??= Failure(finished.Cell, $"The cell is tagged {CellTags.RaisesException} and raised none.");
        }
    }

    private NotebookFailure Failure(int cell, string reason)
    {
        var printed = _cells.GetValueOrDefault(cell)?.Printed ?? "";
        return new(
            notebook.Path,
            cell,
            cell == 0 ? "" : notebook.Cells[cell - 1].Source,
            printed[Math.Max(0, printed.Length - KeptOutput)..],
            reason
        );
    }

    private static string Text(CellError error) =>
        error.Trace.Count > 0 ? string.Join('\n', error.Trace) : $"{error.Name}: {error.Message}";
}
