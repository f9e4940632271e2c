using System.Diagnostics.CodeAnalysis;
using EcgNotebooks.Runner.Kernel;

namespace EcgNotebooks.Runner.Worker;

/// <summary>The compiler process that all notebooks of a runner share; after a crash, a new process is started.</summary>
/// <remarks>
/// The just-in-time compilation of the compiler takes about two seconds; after that, a cell takes milliseconds. The compiler
/// has its own process because some code makes it overflow its stack.
/// </remarks>
/// <param name="options">The worker's program and arguments.</param>
[SuppressMessage("Design", "CA1001", Justification = "The last notebook's end disposes of the process.")]
internal sealed class SharedCompiler(RunnerOptions options)
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _lock = new();
    private WorkerProcess? _process;
    private int _notebooks;
    private int _users;

    /// <summary>Starts the process, unless it is running, for a notebook that will need it.</summary>
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

    /// <summary>Ends a notebook, and the process if it was the last one.</summary>
    public void End(CodeToCompile last)
    {
        lock (_lock)
        {
            _process?.Send(JsonLine.Of(last));
            if (--_users == 0)
            {
                _process?.Dispose();
                _process = null;
            }
        }
    }

    /// <summary>Compiles a notebook's code in the process that has compiled its earlier cells.</summary>
    /// <param name="cell">The code.</param>
    /// <param name="earlier">The process that has compiled the earlier cells; null for the first cell.</param>
    /// <param name="cancellation">Kills the process.</param>
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
                : (
                    Lost(
                        "The compiler has crashed and lost the declarations of earlier cells. Run the notebook again.",
                        ""
                    ),
                    earlier
                );
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
            await process.SendAsync(JsonLine.Of(cell), cancellation);
            return await process.NextAsync<CompiledCell>(cancellation) ?? await EndedAsync(process);
        }
        catch (BrokenEventException)
        {
            Drop(process);
            return Lost("The compiler's answer to this cell can't be read. Run the notebook again.", "");
        }
        catch (OperationCanceledException)
        {
            // The compilation may never end.
            Drop(process);
            throw;
        }
    }

    private async Task<CompiledCell> EndedAsync(WorkerProcess process)
    {
        await process.EndAsync();
        var output = await process.OutputAsync();
        var message =
            $"The compiler crashed on this cell with exit code {process.ExitCode}. Simplify the cell's code, for example deeply nested expressions.";
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

    // If the process can't be started now, the first cell that needs it tries again and reports the error.
    private void Start()
    {
        try
        {
            _ = GetOrStart();
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
            return GetOrStart();
        }
    }

    private WorkerProcess GetOrStart()
    {
        if (_process?.Exited.IsCompleted == true)
        {
            _process.Dispose();
            _process = null;
        }

        // The process doesn't start in the current folder, because that may have been deleted.
        return _process ??= new WorkerProcess(options, CompilerWorker.Task, AppContext.BaseDirectory, "");
    }
}
