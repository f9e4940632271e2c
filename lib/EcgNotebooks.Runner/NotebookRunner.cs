using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner;

/// <summary>Runs notebooks, each in its own process, so that a crash or an endless loop of one doesn't affect the others.</summary>
public sealed class NotebookRunner
{
    private readonly RunnerOptions _options;
    private readonly CompilerPool _compilers;

    /// <summary>Creates a runner with its own compiler processes.</summary>
    /// <param name="options">The time limits, the parameters and the worker's program.</param>
    public NotebookRunner(RunnerOptions options)
        : this(options, new CompilerPool(options)) { }

    private NotebookRunner(RunnerOptions options, CompilerPool compilers) =>
        (_options, _compilers) = (options, compilers);

    /// <summary>Creates a runner with other options that shares this runner's compiler processes, which take seconds to start.</summary>
    /// <param name="options">The options; the compiler's processes keep the program with which they were started.</param>
    public NotebookRunner With(RunnerOptions options) => new(options, _compilers);

    /// <summary>Runs one notebook without changing its file.</summary>
    /// <param name="path">The notebook's path.</param>
    /// <param name="progress">Receives the events of the run: cells that start or finish, and their outputs.</param>
    /// <param name="cancellation">Stops the notebook's process.</param>
    /// <returns>The executed copy, and the failure if there was one.</returns>
    /// <exception cref="NotebookException">The notebook can't be read.</exception>
    public async Task<NotebookRun> RunAsync(
        string path,
        IProgress<WorkerEvent>? progress = null,
        CancellationToken cancellation = default
    )
    {
        using var prepared = Prepare(path);
        return await prepared.RunAsync(progress, cancellation: cancellation);
    }

    /// <summary>Starts the process of a notebook that is going to be run soon.</summary>
    /// <param name="path">The notebook's path; the file is read only when the notebook is run.</param>
    public PreparedNotebook Prepare(string path) => new(_options, _compilers, path);
}
