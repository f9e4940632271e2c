using System.Runtime.CompilerServices;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Cli.Verbs;
using EcgNotebooks.Files;
using EcgNotebooks.Runner;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Cli.Notebooks;

/// <summary>The notebooks of the project, and how one of them is run.</summary>
internal static class Collection
{
    /// <summary>The named notebooks; all of the clone's where none is named.</summary>
    /// <exception cref="EcgException">None is named and there is no clone.</exception>
    public static IReadOnlyList<string> Chosen(IReadOnlyList<string> named)
    {
        if (named.Count > 0)
        {
            return Distinct(named);
        }

        var folder = Path.Combine(Checkout.Home, "notebooks");
        var found = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.ipynb") : [];
        return found.Length > 0
            ? [.. found.Order(StringComparer.Ordinal)]
            : throw new EcgException(
                $"{folder}: no notebooks there.",
                "Name the notebooks to run, or run in a clone of the project."
            );
    }

    /// <summary>How this program runs a notebook.</summary>
    /// <param name="cellLimit">Seconds that a cell may take.</param>
    /// <param name="parameters">Values for the cell tagged parameters.</param>
    public static RunnerOptions Options(double cellLimit, IReadOnlyDictionary<string, string>? parameters = null) =>
        new()
        {
            WorkerProgram = OwnProgram.Host,
            WorkerArguments = [OwnProgram.Assembly, WorkerVerb.Name],
            CellTimeLimit = TimeSpan.FromSeconds(cellLimit),
            Parameters = parameters ?? new Dictionary<string, string>(),
        };

    /// <summary>Why values can't be set in all of the notebooks; null where they can, or where nothing is to be set.</summary>
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
                // Told when its turn comes; the others run.
            }
        }

        return null;
    }

    // Whatever the paths are: two that lead to one file would overwrite each other's results.
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
                System.Console.Error.WriteLine($"ecg: {path}: is named more than once and runs once.");
            }
        }

        return distinct;
    }

    /// <summary>Runs notebooks one after the other and tells of them on standard error; null where a file is no notebook.</summary>
    /// <param name="paths">The notebooks.</param>
    /// <param name="options">How.</param>
    /// <param name="save">Called with a notebook's path and its executed copy so far, after each cell; null for nothing.</param>
    /// <param name="cancellation">Ends the running one.</param>
    public static async IAsyncEnumerable<(string Path, NotebookRun? Run)> RunAsync(
        IReadOnlyList<string> paths,
        RunnerOptions options,
        Action<string, Notebook>? save,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var runner = new NotebookRunner(options);
        PreparedNotebook? next = null;
        try
        {
            for (var i = 0; i < paths.Count; i++)
            {
                using var notebook = next ?? runner.Prepare(paths[i]);
                // The next one's process starts meanwhile.
                next = i + 1 < paths.Count ? runner.Prepare(paths[i + 1]) : null;
                yield return (paths[i], await RunAsync(notebook, save, cancellation));
            }
        }
        finally
        {
            next?.Dispose();
        }
    }

    private static async Task<NotebookRun?> RunAsync(
        PreparedNotebook notebook,
        Action<string, Notebook>? save,
        CancellationToken cancellation
    )
    {
        try
        {
            var run = await notebook.RunAsync(
                new RunDisplay(Path.GetFileName(notebook.Path)),
                copy => save?.Invoke(notebook.Path, copy),
                cancellation
            );
            foreach (var warning in run.Executed.Warnings)
            {
                System.Console.Error.WriteLine($"ecg: {notebook.Path}: {warning}");
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
