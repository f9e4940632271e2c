using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner;

/// <summary>A notebook whose process is started already, so that it is warm by the time it is run.</summary>
public sealed class PreparedNotebook : IDisposable
{
    private readonly RunnerOptions _options;
    private readonly SharedCompiler _shared;
    private readonly string _secret = Guid.NewGuid().ToString("N");
    private NotebookCompiler? _compiler;
    private WorkerProcess? _worker;

    internal PreparedNotebook(RunnerOptions options, SharedCompiler compiler, string path)
    {
        (_options, _shared, Path) = (options, compiler, path);
        try
        {
            Start();
        }
        catch (Exception e) when (e is WorkerStartException or ArgumentException or IOException)
        {
            // Told when the notebook is run: others run before it, and what is missing may be there by then.
        }
    }

    /// <summary>The notebook's path as it was named.</summary>
    public string Path { get; }

    /// <summary>Runs the notebook, once; its file is not touched.</summary>
    /// <param name="progress">Hears of every cell and its output as it comes.</param>
    /// <param name="save">Called with the executed copy so far: before the first cell and after each, before the next one begins.</param>
    /// <param name="cancellation">Ends the worker.</param>
    /// <returns>The executed copy, and the failure if there was one.</returns>
    /// <exception cref="NotebookException">The notebook can't be read.</exception>
    public async Task<NotebookRun> RunAsync(
        IProgress<WorkerEvent>? progress = null,
        Action<Notebook>? save = null,
        CancellationToken cancellation = default
    )
    {
        var notebook = InjectedParameters.Into(Notebook.Read(Path), _options.Parameters);
        var results = new CellResults(notebook, save, _options.OtherFormsOfDrawings);
        try
        {
            var (worker, compiler) = Start();
            results.Begin();
            return await RunAsync(notebook, results, worker, compiler, progress, cancellation);
        }
        catch (WorkerStartException e)
        {
            return results.Finish(e.Message, "");
        }
        finally
        {
            _worker?.Kill();
        }
    }

    /// <summary>Ends the process, where it hasn't ended.</summary>
    public void Dispose()
    {
        _worker?.Dispose();
        _compiler?.Dispose();
    }

    private (WorkerProcess Worker, NotebookCompiler Compiler) Start()
    {
        var full = System.IO.Path.GetFullPath(Path);
        var folder = System.IO.Path.GetDirectoryName(full)!;
        _compiler ??= _shared.Begin(folder);
        _worker ??= new WorkerProcess(_options, full, folder, _secret);
        return (_worker, _compiler);
    }

    private async Task<NotebookRun> RunAsync(
        Notebook notebook,
        CellResults results,
        WorkerProcess worker,
        NotebookCompiler compiler,
        IProgress<WorkerEvent>? progress,
        CancellationToken cancellation
    )
    {
        using var clock = new CellClock(_options, cancellation);
        string? stopped;
        try
        {
            await worker.TellAsync(JsonLine.Of(RunPlan.Of(notebook, _secret)), clock.Token);
            var announced = await FollowAsync(results, worker, compiler, clock, progress);
            stopped = await EndAsync(worker, announced);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            stopped = clock.Reason;
        }
        catch (BrokenEventException e)
        {
            stopped = e.Message;
        }

        worker.Kill();
        var native = await worker.OutputAsync();
        return results.Finish(stopped is null ? null : $"{stopped}\n{native}".TrimEnd(), native);
    }

    // Why the end is a failure; null where it isn't.
    private static async Task<string?> EndAsync(WorkerProcess worker, bool announced)
    {
        var alone = await worker.EndAsync();
        return !announced
            ? alone
                ? $"The process ended with exit code {worker.ExitCode} before the notebook did. "
                    + "Something in the cell ended it: Environment.Exit, a crash of native code, or the system."
                : "The process closed the pipe on which it tells of its cells."
            : alone && worker.ExitCode != 0
                ? $"The process died with exit code {worker.ExitCode} after its last cell."
                : null;
    }

    // Whether the notebook's end was announced.
    private static async Task<bool> FollowAsync(
        CellResults results,
        WorkerProcess worker,
        NotebookCompiler compiler,
        CellClock clock,
        IProgress<WorkerEvent>? progress
    )
    {
        while (await worker.NextAsync<WorkerEvent>(clock.Token) is { } told)
        {
            if (told is NotebookEnded)
            {
                return true;
            }

            if (told is CellCode cell)
            {
                clock.Pause();
                var compiled = await compiler.CompileAsync(cell, clock.Token);
                await worker.TellAsync(JsonLine.Of(compiled), clock.Token);
                clock.Run();
                continue;
            }

            if (told is CellWaiting { Reason: var reason })
            {
                // What a cell waits for is no fault of its own.
                clock.Wait(reason is not null);
                progress?.Report(told);
                continue;
            }

            results.Add(told);
            progress?.Report(told);
            if (told is CellStarted or CellFinished)
            {
                clock.Reset();
            }
        }

        return false;
    }
}
