using System.Runtime.CompilerServices;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Cli.Verbs;
using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;
using EcgNotebooks.Files;
using EcgNotebooks.Runner;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Cli.Notebooks;

/// <summary>Chooses and executes the project's notebooks.</summary>
internal static class Collection
{
    /// <summary>Makes the runner of a command. A program that runs many commands may let them share the compiler's processes.</summary>
    public static Func<RunnerOptions, NotebookRunner> Runner { get; set; } = options => new(options);

    /// <summary>Returns the given notebooks, or all notebooks of the project if none is given.</summary>
    /// <exception cref="EcgException">No notebook is given, and the project's folder of notebooks doesn't exist.</exception>
    public static IReadOnlyList<string> Chosen(IReadOnlyList<string> named)
    {
        if (named.Count > 0)
        {
            return Distinct(named);
        }

        var folder = Path.Combine(Repository.Home, "notebooks");
        var found = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.ipynb") : [];
        return found.Length > 0
            ? [.. found.Order(StringComparer.Ordinal)]
            : throw new EcgException(
                $"{folder}: the folder has no notebooks.",
                "Name the notebooks to run: 'ecg notebooks' writes them into a folder."
            );
    }

    /// <summary>Returns the options with which this program runs notebooks.</summary>
    /// <param name="cellLimit">The time limit of a cell in seconds.</param>
    /// <param name="parameters">Values for the variables of the cell tagged parameters, by name.</param>
    public static RunnerOptions Options(double cellLimit, IReadOnlyDictionary<string, string>? parameters = null) =>
        new()
        {
            WorkerProgram = OwnProgram.Host,
            WorkerArguments = [OwnProgram.Assembly, WorkerVerb.Name],
            CellTimeLimit = TimeSpan.FromSeconds(cellLimit),
            Parameters = parameters ?? new Dictionary<string, string>(),
        };

    /// <summary>Returns the environment variables that tell the cells which dataset to read.</summary>
    /// <param name="data">The dataset's folder.</param>
    /// <param name="runs">The folder for the runs; null for the usual one.</param>
    public static IReadOnlyDictionary<string, string> Variables(string data, string? runs)
    {
        var variables = new Dictionary<string, string> { [PtbXl.FolderVariable] = data };
        if (runs is not null)
        {
            variables[CachedExperiment.FolderVariable] = runs;
        }

        return variables;
    }

    /// <summary>Returns why the values can't be set in all of the notebooks, or null if they can.</summary>
    public static string? FaultOf(IReadOnlyList<string> paths, IReadOnlyDictionary<string, string> values)
    {
        foreach (var path in values.Count > 0 ? paths : [])
        {
            try
            {
                InjectedParameters.Into(Notebook.Read(path), values);
            }
            catch (ParameterException e)
            {
                return e.Message;
            }
            catch (NotebookException)
            {
                // Reported when this notebook is to run; the other notebooks run all the same.
            }
        }

        return null;
    }

    // Compares real paths, because two paths to one file would overwrite each other's results.
    private static List<string> Distinct(IReadOnlyList<string> named)
    {
        var files = new HashSet<string>(StringComparer.Ordinal);
        var distinct = new List<string>();
        foreach (var path in named)
        {
            var full = Path.GetFullPath(path);
            if (files.Add(RealPath.Of(full) ?? full))
            {
                distinct.Add(path);
            }
            else
            {
                System.Console.Error.WriteLine($"ecg: {path}: is given more than once and runs only once.");
            }
        }

        return distinct;
    }

    /// <summary>Runs notebooks and shows their progress on standard error, in the order of the notebooks.</summary>
    /// <param name="paths">The notebooks' paths.</param>
    /// <param name="options">The runner's options.</param>
    /// <param name="workers">The number of notebooks that run at the same time.</param>
    /// <param name="save">Called after each cell with the notebook's path and the executed copy so far; null to save nothing.</param>
    /// <param name="cancellation">Stops the running notebooks.</param>
    /// <returns>Each path with its run, which is null if the file can't be read as a notebook.</returns>
    public static async IAsyncEnumerable<(string Path, NotebookRun? Run)> RunAsync(
        IReadOnlyList<string> paths,
        RunnerOptions options,
        int workers,
        Action<string, Notebook>? save,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        RunDisplay[] displays = [.. paths.Select(path => new RunDisplay(Path.GetFileName(path)))];
        var notebooks = paths.Select(
            (path, i) => new QueuedNotebook(path) { Progress = displays[i], Save = copy => save?.Invoke(path, copy) }
        );
        await using var queue = new NotebookQueue(Runner(options), [.. notebooks], workers, cancellation);
        for (var i = 0; i < paths.Count; i++)
        {
            displays[i].Show();
            yield return (paths[i], await ReportedAsync(paths[i], queue.Runs[i]));
        }
    }

    private static async Task<NotebookRun?> ReportedAsync(string path, Task<NotebookRun> running)
    {
        try
        {
            var run = await running;
            foreach (var warning in run.Executed.Warnings)
            {
                System.Console.Error.WriteLine($"ecg: {path}: {warning}");
            }

            if (run.Failure is { } failure)
            {
                System.Console.Error.WriteLine(failure);
            }

            return run;
        }
        catch (Exception e) when (e is NotebookException or ParameterException)
        {
            System.Console.Error.WriteLine($"ecg: {e.Message}");
            return null;
        }
    }
}
