using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner;

/// <summary>Runs notebooks, each in a process of its own, so that no crash and no endless loop of one harms the others.</summary>
/// <param name="options">Limits, parameters and how to start a worker.</param>
public sealed class NotebookRunner(RunnerOptions options)
{
    private readonly SharedCompiler _compiler = new(options);

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
    public PreparedNotebook Prepare(string path) => new(options, _compiler, path);
}
