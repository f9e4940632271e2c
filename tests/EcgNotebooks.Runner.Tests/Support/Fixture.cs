using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner.Tests.Support;

/// <summary>The notebooks in Fixtures, one for each behaviour of the runner.</summary>
internal static class Fixture
{
    private const double Limit = 60;

    private static readonly NotebookRunner _shared = new(Options());

    // Never run: as long as it is there the runner's compiler stays, and the tests needn't start one each.
    private static readonly PreparedNotebook _kept = _shared.Prepare(Path("empty"));

    public static string Path(string name) =>
        System.IO.Path.Combine(AppContext.BaseDirectory, "Fixtures", $"{name}.ipynb");

    /// <summary>Runs a fixture, or a notebook elsewhere, through the command line's worker.</summary>
    public static async Task<NotebookRun> RunAsync(
        string nameOrPath,
        double limitSeconds = Limit,
        Dictionary<string, string>? parameters = null,
        IProgress<WorkerEvent>? progress = null
    )
    {
        Assert.NotNull(_kept);
        var runner = _shared.With(Options(limitSeconds, parameters));
        var path = nameOrPath.EndsWith(".ipynb", StringComparison.Ordinal) ? nameOrPath : Path(nameOrPath);
        return await runner.RunAsync(path, progress, TestContext.Current.CancellationToken);
    }

    /// <summary>Starts the process of a notebook, whose code the compiler of all tests compiles.</summary>
    public static PreparedNotebook Prepare(string path) => _shared.Prepare(path);

    /// <summary>A runner with the command line's worker, and a compiler of its own, for tests that the compiler dies in.</summary>
    public static NotebookRunner Runner(double limitSeconds = Limit, Dictionary<string, string>? parameters = null) =>
        new(Options(limitSeconds, parameters));

    /// <summary>Options with the command line's worker.</summary>
    public static RunnerOptions Options(double limitSeconds = Limit, Dictionary<string, string>? parameters = null) =>
        new()
        {
            WorkerProgram = "dotnet",
            WorkerArguments = [System.IO.Path.Combine(AppContext.BaseDirectory, "ecg.dll"), "notebook-worker"],
            CellTimeLimit = TimeSpan.FromSeconds(limitSeconds),
            Parameters = parameters ?? [],
        };

    /// <summary>The text of one kind of a cell's outputs: stream, execute_result, display_data.</summary>
    public static string Text(this NotebookRun run, int cell, string type, string mimeType = "text/plain") =>
        string.Concat(
            run.Executed.Cells[cell - 1]
                .Outputs.Where(o => (string?)o!["output_type"] == type)
                .Select(o => NotebookJson.Text(o!["text"] ?? o["data"]![mimeType]))
        );
}
