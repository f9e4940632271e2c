using EcgNotebooks.Runner.Kernel;

namespace EcgNotebooks.Runner.Worker;

/// <summary>A process that compiles the cells of one notebook at a time.</summary>
/// <param name="options">The worker's program and arguments.</param>
/// <exception cref="WorkerStartException">The process can't be started.</exception>
internal sealed class CompilerProcess(RunnerOptions options) : IDisposable
{
    // The process doesn't start in the current folder, because that may have been deleted.
    private readonly WorkerProcess _process = new(options, CompilerWorker.Task, AppContext.BaseDirectory, "");

    private bool _disposed;

    /// <summary>Whether the process has ended, so that the declarations of the notebook's earlier cells are lost.</summary>
    public bool HasEnded => _disposed || _process.Exited.IsCompleted;

    /// <summary>Compiles a notebook's code.</summary>
    /// <param name="cell">The code.</param>
    /// <param name="cancellation">Kills the process.</param>
    public async Task<CompiledCell> CompileAsync(CodeToCompile cell, CancellationToken cancellation)
    {
        if (HasEnded)
        {
            return Lost("The compiler has crashed and lost the declarations of earlier cells. Run the notebook again.");
        }

        try
        {
            await _process.SendAsync(JsonLine.Of(cell), cancellation);
            return await _process.NextAsync<CompiledCell>(cancellation) ?? await EndedAsync();
        }
        catch (BrokenEventException)
        {
            Dispose();
            return Lost("The compiler's answer to this cell can't be read. Run the notebook again.");
        }
        catch (OperationCanceledException)
        {
            // The compilation may never end.
            Dispose();
            throw;
        }
    }

    /// <summary>Makes the process forget a notebook.</summary>
    /// <param name="notebook">The notebook's number.</param>
    public void Forget(int notebook) => _process.Send(JsonLine.Of(new CodeToCompile(notebook, "", null, false, [])));

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _process.Dispose();
        }
    }

    /// <summary>Returns the result of a cell that no compiler could answer.</summary>
    public static CompiledCell Lost(string message, string output = "") =>
        CompiledCell.Failed(new CellError("CompilerEnded", message, [message, .. output.Split('\n')]));

    private async Task<CompiledCell> EndedAsync()
    {
        await _process.EndAsync();
        var output = await _process.OutputAsync();
        var message =
            $"The compiler crashed on this cell with exit code {_process.ExitCode}. Simplify the cell's code, for example deeply nested expressions.";
        Dispose();
        return Lost(message, output);
    }
}
