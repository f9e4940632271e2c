using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner;

/// <summary>A notebook whose process has already been started, so that it is ready when the notebook is run.</summary>
public sealed class PreparedNotebook : IDisposable
{
    private readonly RunnerOptions _options;
    private readonly CompilerPool _compilers;
    private readonly string _secret = Guid.NewGuid().ToString("N");
    private NotebookCompiler? _compiler;
    private WorkerProcess? _worker;

    internal PreparedNotebook(RunnerOptions options, CompilerPool compilers, string path)
    {
        (_options, _compilers, Path) = (options, compilers, path);
        try
        {
            Start();
        }
        catch (Exception e) when (e is WorkerStartException or ArgumentException or IOException)
        {
            // The error is reported when the notebook is run; other notebooks run before, and the cause may be gone by then.
        }
    }

    /// <summary>The notebook's path as it was given.</summary>
    public string Path { get; }

    /// <summary>Runs the notebook without changing its file; can be called only once.</summary>
    /// <param name="progress">Receives the events of the run: cells that start or finish, and their outputs.</param>
    /// <param name="save">Called with the executed copy so far, before the first cell and after each cell before the next one starts.</param>
    /// <param name="cancellation">Stops the notebook's process.</param>
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

    /// <summary>Kills the process if it is still running.</summary>
    public void Dispose()
    {
        _worker?.Dispose();
        _compiler?.Dispose();
    }

    private (WorkerProcess Worker, NotebookCompiler Compiler) Start()
    {
        var full = System.IO.Path.GetFullPath(Path);
        var folder = System.IO.Path.GetDirectoryName(full)!;
        _compiler ??= _compilers.Begin(folder, _options.PackageFolder);
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
        using var memory = _options.Confinement is { } limits ? worker.WatchMemory(limits, clock.Exceed) : null;
        string? stopped;
        try
        {
            await worker.SendAsync(JsonLine.Of(Plan(notebook)), clock.Token);
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

    private RunPlan Plan(Notebook notebook) =>
        RunPlan.Of(notebook, _secret) with
        {
            Confinement = _options.Confinement,
            ContinuesAfterErrors = _options.ContinuesAfterErrors,
        };

    // Returns why the end of the process is a failure, or null if it isn't.
    private static async Task<string?> EndAsync(WorkerProcess worker, bool announced)
    {
        var alone = await worker.EndAsync();
        return !announced
            ? alone
                ? $"The process ended with exit code {worker.ExitCode} before the notebook did. "
                    + "The cause may be a call of Environment.Exit in the cell, a crash of native code, or the operating system, for example for lack of memory."
                : "The process closed the pipe on which it reports its cells. Cells must not close file descriptors that they haven't opened."
            : alone && worker.ExitCode != 0
                ? $"The process ended with exit code {worker.ExitCode} after its last cell."
                : null;
    }

    // Returns whether the process announced the end of the notebook.
    private async Task<bool> FollowAsync(
        CellResults results,
        WorkerProcess worker,
        NotebookCompiler compiler,
        CellClock clock,
        IProgress<WorkerEvent>? progress
    )
    {
        while (await worker.NextAsync<WorkerEvent>(clock.Token) is { } received)
        {
            if (received is NotebookEnded)
            {
                return true;
            }

            if (received is CompilationRequested code)
            {
                clock.Pause();
                var refused = _options.Confinement is null ? null : NotebookCompiler.Refused(code.Packages);
                var compiled = refused ?? await compiler.CompileAsync(code, clock.Token);
                await worker.SendAsync(JsonLine.Of(compiled), clock.Token);
                clock.Run();
                continue;
            }

            if (received is CellWaiting { Reason: var reason })
            {
                // The time that a cell waits for another process doesn't count towards its limit.
                clock.Wait(reason is not null);
                progress?.Report(received);
                continue;
            }

            results.Add(received);
            progress?.Report(received);
            if (received is CellStarted or CellFinished)
            {
                clock.Reset();
            }
        }

        return false;
    }
}
