using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Threading.Channels;
using EcgNotebooks.Runner.Kernel;

namespace EcgNotebooks.Runner.Worker;

/// <summary>The process that runs one notebook; it tells its events on the pipe that its parent handed down.</summary>
public sealed class NotebookWorker : IDisposable
{
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
        _kernel = new CSharpKernel(plan.Folder, CompileAsync);
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

    /// <inheritdoc/>
    public void Dispose() => _pipe.Dispose();

    private async Task RunAsync()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        using var output = new PrintCapture(text => _output.Print("stdout", text));
        using var error = new PrintCapture(text => _output.Print("stderr", text));
        Console.SetOut(output);
        Console.SetError(error);
        RichOutput.SendTo((data, mime) => Show(ValueFormat.Limited(mime, data), isResult: false));
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
        var outcome = await _kernel.RunAsync(cell.Source);
        var failure = outcome.Error ?? Show(outcome.Value);
        output.Flush();
        error.Flush();
        _output.End();
        Send(new CellFinished(_cell, clock.Elapsed.TotalSeconds, failure?.Bounded()));
        return (failure is null) != cell.RaisesException;
    }

    private async Task<CompiledCell> CompileAsync(string code, bool follows)
    {
        Send(new CellCode(_cell, code, follows));
        return JsonLine.Read<CompiledCell>(await _parent.ReadAsync());
    }

    // What a value looks like is its own code, which may fail as the cell's may.
    private CellError? Show(object? value)
    {
        try
        {
            if (value is not null)
            {
                Show(ValueFormat.Of(value), isResult: true);
            }

            return null;
        }
        catch (Exception e)
        {
            return CellError.Of(e);
        }
    }

    private void Show((string MimeType, string Data) shown, bool isResult) =>
        _output.Show(shown.MimeType, shown.Data, isResult);

    // Cells may print from many threads.
    private void Send(WorkerEvent told)
    {
        lock (_lock)
        {
            _pipe.WriteLine(_plan.Secret + JsonLine.Of(told));
        }
    }
}
