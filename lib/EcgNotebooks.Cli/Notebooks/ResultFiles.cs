using EcgNotebooks.Files;
using EcgNotebooks.Runner;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Cli.Notebooks;

/// <summary>Writes executed copies while notebooks run and, if requested, the outputs into the notebooks themselves.</summary>
/// <param name="copies">The paths of the copies.</param>
/// <param name="inPlace">Whether to write the outputs into the notebooks, too.</param>
internal sealed class ResultFiles(ExecutedCopies copies, bool inPlace)
{
    /// <summary>Writes the executed copy of a running notebook, so that finished cells aren't lost if the process is killed.</summary>
    public void SaveSoFar(string notebook, Notebook copy)
    {
        try
        {
            AtomicFile.WriteTextThroughLinks(copies.PathOf(notebook), copy.ToJson());
        }
        catch (EcgException)
        {
            // Writing the final copy fails for the same reason, and reports it.
        }
    }

    /// <summary>Writes the results of a notebook and prints a line about it.</summary>
    /// <param name="notebook">The notebook's path.</param>
    /// <param name="run">The notebook's run; null if the file couldn't be read.</param>
    /// <returns>False if the notebook failed or its results can't be written.</returns>
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
