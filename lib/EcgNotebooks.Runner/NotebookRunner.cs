using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner;

/// <summary>Runs notebooks, each in a process of its own, so that no crash and no endless loop of one harms the others.</summary>
public sealed class NotebookRunner
{
    private readonly RunnerOptions _options;
    private readonly SharedCompiler _compiler;

    /// <summary>A runner with a compiler of its own.</summary>
    /// <param name="options">Limits, parameters and how to start a worker.</param>
    public NotebookRunner(RunnerOptions options)
        : this(options, new SharedCompiler(options)) { }

    private NotebookRunner(RunnerOptions options, SharedCompiler compiler) =>
        (_options, _compiler) = (options, compiler);

    /// <summary>A runner with other options and the compiler of this one, which takes seconds to start.</summary>
    internal NotebookRunner With(RunnerOptions options) => new(options, _compiler);

    /// <summary>Runs one notebook; its file is not touched.</summary>
    /// <param name="path">The notebook.</param>
    /// <param name="progress">Hears of every cell and its output as it comes.</param>
    /// <param name="cancellation">Ends the worker.</param>
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

    /// <summary>Starts the process of a notebook that is to be run soon.</summary>
    /// <param name="path">The notebook; it is read when it is run.</param>
    public PreparedNotebook Prepare(string path) => new(_options, _compiler, path);
}
