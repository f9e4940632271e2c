using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Threading.Channels;
using EcgNotebooks.Runner.Kernel;
using EcgNotebooks.Runner.Kernel.Values;

namespace EcgNotebooks.Runner.Worker;

/// <summary>Runs one notebook in a worker process and sends its events to the parent on an inherited pipe.</summary>
public sealed class NotebookWorker : IDisposable
{
    private static Action<string?> _reportWaiting = _ => { };

    private readonly RunPlan _plan;
    private readonly CSharpKernel _kernel;
    private readonly ChannelReader<string> _parent;
    private readonly StreamWriter _pipe;
    private readonly CellOutput _output;
    private readonly Lock _lock = new();
    private int _cell;

    private NotebookWorker(RunPlan plan, ChannelReader<string> parent, Stream pipe)
    {
        (_plan, _parent) = (plan, parent);
        _kernel = new CSharpKernel(plan.Folder, CompileAsync, ShowResult);
        _pipe = new StreamWriter(pipe) { AutoFlush = true };
        _output = new CellOutput(Send);
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
    public static void TellOfWaiting(string? reason) => _reportWaiting(reason);

    /// <inheritdoc/>
    public void Dispose() => _pipe.Dispose();

    private async Task RunAsync()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        using var output = new PrintCapture(text => _output.Print("stdout", text));
        using var error = new PrintCapture(text => _output.Print("stderr", text));
        Console.SetOut(output);
        Console.SetError(error);
        _reportWaiting = reason => Send(new CellWaiting(_cell, reason));
        RichOutput.SendTo(shown => Show(shown, isResult: false));
        foreach (var cell in _plan.Cells)
        {
            if (cell.ReasonNotToRun is { } reason)
            {
                Send(new CellLeftAlone(cell.Number, reason));
            }
            else if (!await RunAsync(cell, output, error))
            {
                return;
            }
        }
    }

    private async Task<bool> RunAsync(PlannedCell cell, PrintCapture output, PrintCapture error)
    {
        _cell = cell.Number;
        _output.Begin(_cell);
        Send(new CellStarted(_cell));
        var clock = Stopwatch.StartNew();
        var outcome = await _kernel.RunAsync(cell.Source, cell.ForeignLanguage);
        var failure = outcome.Error ?? (outcome.Value is { } value ? ShowResult(value) : null);
        output.Flush();
        error.Flush();
        _output.End();
        Send(new CellFinished(_cell, clock.Elapsed.TotalSeconds, failure?.Bounded()));
        return (failure is null) != cell.RaisesException;
    }

    // Formatting a value runs its own code, which may throw.
    private CellError? ShowResult(object value)
    {
        try
        {
            Show(ShownValue.Of(value), isResult: true);
            return null;
        }
        catch (Exception thrown)
        {
            return CellError.Of(thrown);
        }
    }

    private async Task<CompiledCell> CompileAsync(CellSubmission code)
    {
        Send(new CompilationRequested(_cell, code.Code, code.Follows, code.Packages));
        return JsonLine.Read<CompiledCell>(await _parent.ReadAsync());
    }

    private void Show(ShownValue shown, bool isResult) => _output.Show(shown, isResult);

    // Cells may print from many threads.
    private void Send(WorkerEvent workerEvent)
    {
        lock (_lock)
        {
            _pipe.WriteLine(_plan.Secret + JsonLine.Of(workerEvent));
        }
    }
}
