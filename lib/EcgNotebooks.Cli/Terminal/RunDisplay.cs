using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Cli.Terminal;

/// <summary>Shows on standard error which cell of a notebook runs, and what it prints.</summary>
internal sealed class RunDisplay(string notebook) : IProgress<WorkerEvent>
{
    public void Report(WorkerEvent value)
    {
        switch (value)
        {
            case CellStarted:
                System.Console.Error.WriteLine($"{notebook} cell {value.Cell}");
                break;
            case CellNotRun left:
                System.Console.Error.WriteLine($"{notebook} cell {value.Cell}: not run, {left.Reason}");
                break;
            case CellPrinted printed:
                System.Console.Error.Write(printed.Text);
                break;
            case CellWaiting { Reason: { } reason }:
                System.Console.Error.WriteLine($"{notebook} cell {value.Cell}: {reason}");
                break;
            case CellFinished { Seconds: >= 1 } finished:
                System.Console.Error.WriteLine($"{notebook} cell {value.Cell}: {finished.Seconds:F1} s");
                break;
            default:
                break;
        }
    }
}
