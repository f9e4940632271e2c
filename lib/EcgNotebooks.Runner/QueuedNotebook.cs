using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner;

/// <summary>A notebook of a <see cref="NotebookQueue"/>.</summary>
/// <param name="Path">The notebook's path; the file is read only when the notebook is run.</param>
public sealed record QueuedNotebook(string Path)
{
    /// <summary>Receives the events of the run: cells that start or finish, and their outputs.</summary>
    public IProgress<WorkerEvent>? Progress { get; init; }

    /// <summary>Called with the executed copy so far, before the first cell and after each cell before the next one starts.</summary>
    public Action<Notebook>? Save { get; init; }
}
