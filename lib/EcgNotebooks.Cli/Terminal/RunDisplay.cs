using System.Text;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Cli.Terminal;

/// <summary>Shows on standard error which cell of a notebook runs, and what it prints.</summary>
/// <remarks>
/// Notebooks that run at the same time are shown one after the other, so that their lines don't mix: each display keeps what it
/// has to show until it is the notebook's turn.
/// </remarks>
internal sealed class RunDisplay(string notebook) : IProgress<WorkerEvent>
{
    private readonly Lock _lock = new();
    private readonly StringBuilder _kept = new();
    private string _waiting = "";
    private bool _isShown;

    /// <summary>Shows what happened so far, and from now on everything as it happens.</summary>
    public void Show()
    {
        lock (_lock)
        {
            // A wait that is over tells nothing any more.
            System.Console.Error.Write(_kept.Append(_waiting));
            _kept.Clear();
            _isShown = true;
        }
    }

    public void Report(WorkerEvent value)
    {
        lock (_lock)
        {
            _waiting = value is CellWaiting { Reason: not null } ? TextOf(value) : "";
            if (_isShown)
            {
                System.Console.Error.Write(TextOf(value));
            }
            else if (value is not CellWaiting)
            {
                _kept.Append(TextOf(value));
            }
        }
    }

    private string TextOf(WorkerEvent value) =>
        value switch
        {
            CellStarted => $"{Cell(value)}\n",
            CellNotRun left => $"{Cell(value)}: not run, {left.Reason}\n",
            CellPrinted printed => printed.Text,
            CellWaiting { Reason: { } reason } => $"{Cell(value)}: {reason}\n",
            CellFinished { Seconds: >= 1 } finished => $"{Cell(value)}: {finished.Seconds:F1} s\n",
            _ => "",
        };

    private string Cell(WorkerEvent value) => $"{notebook} cell {value.Cell}";
}
