using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Threading.Channels;
using EcgNotebooks.Runner.Kernel;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Runner.Worker;

/// <summary>The process that runs one notebook; it tells its events on the pipe that its parent handed down.</summary>
public sealed class NotebookWorker : IDisposable
{
    private const int PrintLimit = 1_000_000;

    private readonly Notebook _notebook;
    private readonly RunPlan _plan;
    private readonly CSharpKernel _kernel;
    private readonly ChannelReader<string> _parent;
    private readonly StreamWriter _pipe;
    private readonly Lock _lock = new();
    private int _cell;

    private NotebookWorker(Notebook notebook, RunPlan plan, ChannelReader<string> parent, Stream pipe)
    {
        (_notebook, _plan, _parent) = (notebook, plan, parent);
        _kernel = new CSharpKernel(Path.GetDirectoryName(Path.GetFullPath(notebook.Path))!, CompileAsync);
        _pipe = new StreamWriter(pipe) { AutoFlush = true };
    }

    /// <summary>Waits for the parent, and runs the notebook until its end or its first unexpected error; or is the notebooks' compiler.</summary>
    /// <param name="attendance">Handle of the inherited pipe that the parent holds open as long as it lives, and sends a line on to begin.</param>
    /// <param name="pipe">Handle of the inherited pipe for events.</param>
    /// <param name="plan">What to run, as <see cref="RunPlan.ToJson"/> gave it, or that it is the compiler.</param>
    public static async Task RunAsync(string attendance, string pipe, string plan)
    {
        var parent = Attendance.Begin(attendance);
        using var stream = new AnonymousPipeClientStream(PipeDirection.Out, pipe);
        if (plan == CompilerWorker.Task)
        {
            await CompilerWorker.RunAsync(parent, stream);
            return;
        }

        var what = RunPlan.FromJson(plan);
        await parent.ReadAsync();
        using var worker = new NotebookWorker(Notebook.Read(what.Notebook), what, parent, stream);
        await worker.RunAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => _pipe.Dispose();

    private async Task RunAsync()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        using var output = new PrintCapture(text => Send(new CellPrinted(_cell, "stdout", text)), PrintLimit);
        using var error = new PrintCapture(text => Send(new CellPrinted(_cell, "stderr", text)), PrintLimit);
        Console.SetOut(output);
        Console.SetError(error);
        RichOutput.SendTo((data, mime) => Show(ValueFormat.Limited(mime, data), isResult: false));
        foreach (
            var cell in _notebook.Cells.Where(c => c.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(c.Source))
        )
        {
            if (RunPlan.LeftAlone(_notebook, cell) is { } reason)
            {
                Send(new CellLeftAlone(cell.Number, reason));
            }
            else if (!await RunAsync(cell, output, error))
            {
                return;
            }
        }
    }

    private async Task<bool> RunAsync(NotebookCell cell, PrintCapture output, PrintCapture error)
    {
        _cell = cell.Number;
        Send(new CellStarted(_cell));
        var clock = Stopwatch.StartNew();
        var outcome = await _kernel.RunAsync(cell.Source);
        if (
            outcome.Error is null
            && cell.Tags.Contains(CellTags.Parameters)
            && _plan.Assignments() is { Length: > 0 } code
        )
        {
            outcome = await _kernel.RunAsync(code) with { Value = outcome.Value };
        }

        if (outcome.Value is { } value)
        {
            Show(ValueFormat.Of(value), isResult: true);
        }

        output.EndCell();
        error.EndCell();
        Send(new CellFinished(_cell, clock.Elapsed.TotalSeconds, outcome.Error));
        return (outcome.Error is null) != cell.Tags.Contains(CellTags.RaisesException);
    }

    private async Task<CompiledCell> CompileAsync(string code, bool follows)
    {
        Send(new CellCode(_cell, code, follows));
        return JsonLine.Read<CompiledCell>(await _parent.ReadAsync())!;
    }

    private void Show((string MimeType, string Data) shown, bool isResult) =>
        Send(new CellDisplayed(_cell, shown.MimeType, shown.Data, isResult));

    // Cells may print from many threads.
    private void Send(WorkerEvent told)
    {
        lock (_lock)
        {
            _pipe.WriteLine(JsonLine.Of(told));
        }
    }
}
