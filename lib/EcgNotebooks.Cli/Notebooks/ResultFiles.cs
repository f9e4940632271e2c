using EcgNotebooks.Files;
using EcgNotebooks.Runner;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Cli.Notebooks;

/// <summary>Writes executed copies while notebooks run, and their outputs into the notebooks where that was asked for.</summary>
/// <param name="copies">Where the copies go.</param>
/// <param name="inPlace">Whether a notebook that has run is to hold its outputs itself.</param>
internal sealed class ResultFiles(ExecutedCopies copies, bool inPlace)
{
    /// <summary>Writes the copy of a notebook that is running, so that a kill loses no cell that has ended.</summary>
    public void SaveSoFar(string notebook, Notebook copy)
    {
        try
        {
            AtomicFile.WriteTextThroughLinks(copies.PathOf(notebook), copy.ToJson());
        }
        catch (EcgException)
        {
            // The copy at the end fails for the same reason, and tells it.
        }
    }

    /// <summary>Writes the results of a notebook and a line about it; false where it failed or they can't be written.</summary>
    /// <param name="notebook">The notebook's path.</param>
    /// <param name="run">What became of it; null where it couldn't be read.</param>
    public bool Store(string notebook, NotebookRun? run)
    {
        var problem = run is null ? null : ProblemOfStoring(notebook, run);
        if (problem is not null)
        {
            System.Console.Error.WriteLine($"ecg: {problem}");
        }

        var done = run is { Failure: null } && problem is null;
        var time = run is null ? "" : $"{run.Seconds:F1} s";
        var path = run is null || inPlace ? notebook : copies.PathOf(notebook);
        System.Console.Out.WriteLine($"{(done ? "done  " : "failed")} {time, 9}  {path}");
        return done;
    }

    private string? ProblemOfStoring(string notebook, NotebookRun run)
    {
        var copy = copies.PathOf(notebook);
        try
        {
            var json = run.Executed.ToJson();
            AtomicFile.WriteTextThroughLinks(copy, json);
            if (!inPlace)
            {
                return null;
            }

            if (Obstacle(notebook, run) is { } obstacle)
            {
                return $"{notebook}: {obstacle} and stays as it is; its executed copy is {copy}.";
            }

            AtomicFile.WriteTextThroughLinks(notebook, json);
            return null;
        }
        catch (EcgException e)
        {
            return e.Message;
        }
    }

    private static string? Obstacle(string notebook, NotebookRun run) =>
        run.Executed.HasChangedOnDisk ? "was changed or deleted while it ran"
        : new FileInfo(RealPath.Of(Path.GetFullPath(notebook)) ?? notebook).IsReadOnly ? "is read-only"
        : null;
}
