using System.Diagnostics.CodeAnalysis;
using EcgNotebooks.Runner.Kernel;

namespace EcgNotebooks.Runner.Worker;

/// <summary>The compiler of a runner's notebooks: one process for all that overlap, and a new one after a crash.</summary>
/// <remarks>
/// The runtime takes two seconds to translate the compiler; after that a cell takes milliseconds. It is not in the runner's own
/// process because code can be such that the compiler overflows its stack.
/// </remarks>
/// <param name="options">How to start it.</param>
[SuppressMessage("Design", "CA1001", Justification = "The last notebook's end disposes of the process.")]
internal sealed class SharedCompiler(RunnerOptions options)
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _lock = new();
    private WorkerProcess? _process;
    private int _notebooks;
    private int _users;

    /// <summary>Starts the process, where it isn't there, for a notebook that will need it.</summary>
    /// <param name="folder">The notebook's folder.</param>
    public NotebookCompiler Begin(string folder)
    {
        lock (_lock)
        {
            _users++;
            Start();
            return new NotebookCompiler(this, ++_notebooks, folder, options.PackageFolder);
        }
    }

    /// <summary>Ends the process with the last notebook.</summary>
    public void End(CodeToCompile last)
    {
        lock (_lock)
        {
            _process?.Tell(JsonLine.Of(last));
            if (--_users == 0)
            {
                _process?.Dispose();
                _process = null;
            }
        }
    }

    /// <summary>Compiles a notebook's code in the process that has its earlier cells.</summary>
    /// <param name="cell">The code.</param>
    /// <param name="earlier">That process; null for a first cell.</param>
    /// <param name="cancellation">Ends the process.</param>
    /// <returns>The compiled cell, and the process.</returns>
    public async Task<(CompiledCell Cell, WorkerProcess? Process)> CompileForAsync(
        CodeToCompile cell,
        WorkerProcess? earlier,
        CancellationToken cancellation
    )
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var process = Current();
            return earlier is null || earlier == process
                ? (await CompileAsync(cell, process, cancellation), process)
                : (Lost("The compiler has ended, and what earlier cells declared is lost to it.", ""), earlier);
        }
        catch (WorkerStartException e)
        {
            return (Lost(e.Message, ""), earlier);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<CompiledCell> CompileAsync(
        CodeToCompile cell,
        WorkerProcess process,
        CancellationToken cancellation
    )
    {
        try
        {
            await process.TellAsync(JsonLine.Of(cell), cancellation);
            return await process.NextAsync<CompiledCell>(cancellation) ?? await EndedAsync(process);
        }
        catch (BrokenEventException)
        {
            Drop(process);
            return Lost("The compiler's answer to this cell can't be read.", "");
        }
        catch (OperationCanceledException)
        {
            // It may be at it for ever.
            Drop(process);
            throw;
        }
    }

    private async Task<CompiledCell> EndedAsync(WorkerProcess process)
    {
        await process.EndAsync();
        var output = await process.OutputAsync();
        var message = $"The compiler ended over this cell with exit code {process.ExitCode}.";
        Drop(process);
        return Lost(message, output);
    }

    private void Drop(WorkerProcess process)
    {
        lock (_lock)
        {
            process.Dispose();
            _process = _process == process ? null : _process;
        }
    }

    private static CompiledCell Lost(string message, string output) =>
        CompiledCell.Failed(new CellError("CompilerEnded", message, [message, .. output.Split('\n')]));

    // Where it can't be started now, the first cell that needs it tries again and tells.
    private void Start()
    {
        try
        {
            _ = Running();
        }
        catch (WorkerStartException)
        {
            _process = null;
        }
    }

    private WorkerProcess Current()
    {
        lock (_lock)
        {
            return Running();
        }
    }

    private WorkerProcess Running()
    {
        if (_process?.Exited.IsCompleted == true)
        {
            _process.Dispose();
            _process = null;
        }

        // Not in the current folder, which may have been deleted.
        return _process ??= new WorkerProcess(options, CompilerWorker.Task, AppContext.BaseDirectory, "");
    }
}
