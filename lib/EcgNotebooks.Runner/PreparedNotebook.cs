using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner;

/// <summary>A notebook whose process is started already, so that it is warm by the time it is run.</summary>
public sealed class PreparedNotebook : IDisposable
{
    private readonly RunnerOptions _options;
    private readonly WorkerProcess _worker;
    private readonly NotebookCompiler _compiler;

    internal PreparedNotebook(RunnerOptions options, SharedCompiler compiler, string path)
    {
        (_options, Path) = (options, path);
        var full = System.IO.Path.GetFullPath(path);
        var folder = System.IO.Path.GetDirectoryName(full)!;
        _compiler = compiler.Begin(folder);
        _worker = new WorkerProcess(options, new RunPlan(full, options.Parameters).ToJson(), folder);
    }

    /// <summary>The notebook's path as it was named.</summary>
    public string Path { get; }

    /// <summary>Runs the notebook, once; its file is not touched.</summary>
    /// <param name="progress">Hears of every cell and its output as it comes.</param>
    /// <param name="cancellation">Ends the worker.</param>
    /// <returns>The executed copy, and the failure if there was one.</returns>
    /// <exception cref="NotebookException">The notebook can't be read.</exception>
    public async Task<NotebookRun> RunAsync(
        IProgress<WorkerEvent>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var results = new CellResults(Notebook.Read(Path));
        try
        {
            _worker.Tell("begin");
            var stopped = await FollowAsync(results, progress, cancellation);
            if (stopped is not null)
            {
                _worker.Kill();
            }

            await _worker.Exited;
            var native = await _worker.OutputAsync();
            return results.Finish(stopped ?? Death(native), native);
        }
        finally
        {
            _worker.Kill();
        }
    }

    /// <summary>Ends the process, where it hasn't ended.</summary>
    public void Dispose()
    {
        _worker.Dispose();
        _compiler.Dispose();
    }

    private string? Death(string native) =>
        _worker.ExitCode == 0 ? null : $"The process died with exit code {_worker.ExitCode}.\n{native}".TrimEnd();

    // The reason for which the worker was stopped; null where it ended by itself.
    private async Task<string?> FollowAsync(
        CellResults results,
        IProgress<WorkerEvent>? progress,
        CancellationToken cancellation
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_options.CellTimeLimit);
        try
        {
            while (await _worker.NextAsync(limit.Token) is { } line)
            {
                if (JsonLine.Read<WorkerEvent>(line) is not { } told)
                {
                    continue;
                }

                if (told is CellCode cell)
                {
                    var compiled = await _compiler.CompileAsync(cell.Code, cell.Follows, limit.Token);
                    _worker.Tell(JsonLine.Of(compiled));
                    continue;
                }

                results.Add(told);
                progress?.Report(told);
                if (told is CellStarted or CellFinished)
                {
                    limit.CancelAfter(_options.CellTimeLimit);
                }
            }

            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"The cell took longer than its limit of {_options.CellTimeLimit.TotalSeconds:0.#} s.";
        }
    }
}
