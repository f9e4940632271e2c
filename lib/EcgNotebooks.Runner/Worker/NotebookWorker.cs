using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Threading.Channels;
using EcgNotebooks.Runner.Confinement;
using EcgNotebooks.Runner.Kernel;
using EcgNotebooks.Runner.Kernel.Values;
using Microsoft.DotNet.Interactive.Events;

namespace EcgNotebooks.Runner.Worker;

/// <summary>Runs one notebook in a worker process and sends its events to the parent on an inherited pipe.</summary>
public sealed class NotebookWorker : IDisposable
{
    private static Action<string?> _reportWaiting = _ => { };

    private readonly RunPlan _plan;
    private readonly NotebookHost _host;
    private readonly PrintCapture _standardOutput;
    private readonly PrintCapture _standardError;
    private readonly ChannelReader<string> _parent;
    private readonly StreamWriter _pipe;
    private readonly CellOutput _output;
    private readonly Lock _lock = new();
    private readonly Stopwatch _clock = new();
    private int _cell;

    private NotebookWorker(RunPlan plan, ChannelReader<string> parent, Stream pipe)
    {
        (_plan, _parent) = (plan, parent);
        _pipe = new StreamWriter(pipe) { AutoFlush = true };
        _output = new CellOutput(Send);
        _standardOutput = new PrintCapture(text => _output.Print("stdout", text));
        _standardError = new PrintCapture(text => _output.Print("stderr", text));
        _host = new NotebookHost(plan.Folder, new CSharpCells(CompileAsync, CaptureConsole), OnEvent);
    }

    /// <summary>Runs the notebook that the parent sends until its end or its first unexpected error, or compiles the cells of all notebooks.</summary>
    /// <param name="parentPipe">The handle of the inherited pipe that the parent keeps open as long as it lives and sends its messages on.</param>
    /// <param name="eventPipe">The handle of the inherited pipe for events.</param>
    /// <param name="task">"compile" for the compiler, or else the notebook's path, which only serves to identify the process in process lists.</param>
    public static async Task RunAsync(string parentPipe, string eventPipe, string task)
    {
        var parent = ParentWatchdog.Start(parentPipe);
        using var stream = new AnonymousPipeClientStream(PipeDirection.Out, eventPipe);
        if (task == CompilerWorker.Task)
        {
            await CompilerWorker.RunAsync(parent, stream);
            return;
        }

        using var worker = new NotebookWorker(JsonLine.Read<RunPlan>(await parent.ReadAsync()), parent, stream);
        await worker.RunAsync();
        worker.Send(new NotebookEnded());
    }

    /// <summary>Reports to the parent that the running cell waits for something other than its own code, such as another process.</summary>
    /// <param name="reason">The reason for the wait, as a sentence; null when the wait is over.</param>
    public static void ReportWaiting(string? reason) => _reportWaiting(reason);

    /// <inheritdoc/>
    public void Dispose()
    {
        _host.Dispose();
        _standardOutput.Dispose();
        _standardError.Dispose();
        _pipe.Dispose();
    }

    private async Task RunAsync()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CaptureConsole();
        Confine();
        _reportWaiting = reason => Send(new CellWaiting(_cell, reason));
        foreach (var cell in _plan.Cells)
        {
            if (cell.ReasonNotToRun is { } reason)
            {
                Send(new CellNotRun(cell.Number, reason));
            }
            else if (!await RunAsync(cell))
            {
                return;
            }
        }
    }

    private async Task<bool> RunAsync(PlannedCell cell)
    {
        _cell = cell.Number;
        _output.Begin(_cell);
        Send(new CellStarted(_cell));
        _clock.Restart();
        var failure = await _host.RunAsync(cell.Source, cell.ForeignLanguage);
        FinishCell(failure);
        return (failure is null) != cell.RaisesException || _plan.ContinuesAfterErrors;
    }

    // The filter comes last, because it can't be removed.
    private void Confine()
    {
        if (_plan.Confinement is { } limits)
        {
            FileLimits.Set(limits.FileBytes);
            SystemCallFilter.Install();
        }
    }

    private void FinishCell(CellError? failure)
    {
        _standardOutput.Flush();
        _standardError.Flush();
        _output.End();
        Send(new CellFinished(_cell, _clock.Elapsed.TotalSeconds, failure?.Bounded()));
    }

    // Printed text doesn't pass through the host, which keeps an event for each piece until the cell ends.
    private void CaptureConsole()
    {
        Console.SetOut(_standardOutput);
        Console.SetError(_standardError);
    }

    private void OnEvent(KernelEvent happened)
    {
        switch (happened)
        {
            case StandardOutputValueProduced printed:
                _output.Print("stdout", TextOf(printed));
                break;
            case StandardErrorValueProduced printed:
                _output.Print("stderr", TextOf(printed));
                break;
            case ErrorProduced error:
                _output.Print("stderr", error.Message + "\n");
                break;
            case DisplayEvent shown:
                _output.Show(DisplayedForms.Of(shown));
                StopIfFlooded();
                break;
            default:
                break;
        }
    }

    private static string TextOf(DisplayEvent printed) => string.Concat(printed.FormattedValues.Select(v => v.Value));

    private void StopIfFlooded()
    {
        if (!_output.IsFlooded)
        {
            return;
        }

        // The lock is kept, so that nothing follows the end of the notebook.
        lock (_lock)
        {
            FinishCell(new CellError("TooManyOutputs", CellOutput.FloodMessage, [CellOutput.FloodMessage]));
            Send(new NotebookEnded());
            Environment.Exit(0);
        }
    }

    private async Task<CompiledCell> CompileAsync(CellSubmission code)
    {
        Send(new CompilationRequested(_cell, code.Code, code.Follows, code.Packages, code.References));
        return JsonLine.Read<CompiledCell>(await _parent.ReadAsync());
    }

    // Cells may print from many threads.
    private void Send(WorkerEvent workerEvent)
    {
        lock (_lock)
        {
            _pipe.WriteLine(_plan.Secret + JsonLine.Of(workerEvent));
        }
    }
}
