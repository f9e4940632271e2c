using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Threading.Channels;
using EcgNotebooks.Runner.Kernel;
using EcgNotebooks.Runner.Kernel.Values;

namespace EcgNotebooks.Runner.Worker;

/// <summary>The process that runs one notebook; it tells its events on the pipe that its parent handed down.</summary>
public sealed class NotebookWorker : IDisposable
{
    private static Action<string?> _tellOfWaiting = _ => { };

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

    /// <summary>Waits for the parent, and runs the notebook until its end or its first unexpected error; or is the notebooks' compiler.</summary>
    /// <param name="attendance">Handle of the inherited pipe that the parent holds open as long as it lives, and sends the plan on.</param>
    /// <param name="pipe">Handle of the inherited pipe for events.</param>
    /// <param name="task">The notebook's path, for people who look at the processes, or that this is the compiler.</param>
    public static async Task RunAsync(string attendance, string pipe, string task)
    {
        var parent = Attendance.Begin(attendance);
        using var stream = new AnonymousPipeClientStream(PipeDirection.Out, pipe);
        if (task == CompilerWorker.Task)
        {
            await CompilerWorker.RunAsync(parent, stream);
            return;
        }

        using var worker = new NotebookWorker(JsonLine.Read<RunPlan>(await parent.ReadAsync()), parent, stream);
        await worker.RunAsync();
        worker.Send(new NotebookEnded());
    }

    /// <summary>Tells the parent that the running cell waits for something else than its own code.</summary>
    /// <param name="reason">What it waits for, as a sentence; null where the wait is over.</param>
    public static void TellOfWaiting(string? reason) => _tellOfWaiting(reason);

    /// <inheritdoc/>
    public void Dispose() => _pipe.Dispose();

    private async Task RunAsync()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        using var output = new PrintCapture(text => _output.Print("stdout", text));
        using var error = new PrintCapture(text => _output.Print("stderr", text));
        Console.SetOut(output);
        Console.SetError(error);
        _tellOfWaiting = reason => Send(new CellWaiting(_cell, reason));
        RichOutput.SendTo(shown => Show(shown, isResult: false));
        foreach (var cell in _plan.Cells)
        {
            if (cell.LeftAlone is { } reason)
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
        var outcome = await _kernel.RunAsync(cell.Source, cell.Foreign);
        var failure = outcome.Error ?? (outcome.Value is { } value ? ShowResult(value) : null);
        output.Flush();
        error.Flush();
        _output.End();
        Send(new CellFinished(_cell, clock.Elapsed.TotalSeconds, failure?.Bounded()));
        return (failure is null) != cell.RaisesException;
    }

    // A value may throw when it is asked what it looks like.
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
        Send(new CellCode(_cell, code.Code, code.Follows, code.Packages));
        return JsonLine.Read<CompiledCell>(await _parent.ReadAsync());
    }

    private void Show(ShownValue shown, bool isResult) => _output.Show(shown, isResult);

    // Cells may print from many threads.
    private void Send(WorkerEvent told)
    {
        lock (_lock)
        {
            _pipe.WriteLine(_plan.Secret + JsonLine.Of(told));
        }
    }
}
