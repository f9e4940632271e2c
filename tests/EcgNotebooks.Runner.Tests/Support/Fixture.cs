using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner.Tests.Support;

/// <summary>Runs the notebooks in the folder Fixtures, of which each shows one behaviour of the runner.</summary>
internal static class Fixture
{
    private const double Limit = 60;

    private static readonly NotebookRunner _shared = new(Options());

    // This notebook is never run. It keeps the shared compiler process alive, so that not every test has to start one.
    private static readonly PreparedNotebook _compilerKeeper = _shared.Prepare(Path("empty"));

    public static string Path(string name) =>
        System.IO.Path.Combine(AppContext.BaseDirectory, "Fixtures", $"{name}.ipynb");

    /// <summary>Runs a fixture, or the notebook at a path, in a worker process of the command line.</summary>
    public static async Task<NotebookRun> RunAsync(
        string nameOrPath,
        double limitSeconds = Limit,
        Dictionary<string, string>? parameters = null,
        IProgress<WorkerEvent>? progress = null
    )
    {
        var runner = Shared(Options(limitSeconds, parameters));
        var path = nameOrPath.EndsWith(".ipynb", StringComparison.Ordinal) ? nameOrPath : Path(nameOrPath);
        return await runner.RunAsync(path, progress, TestContext.Current.CancellationToken);
    }

    /// <summary>Runs the notebook at a path with other options.</summary>
    public static Task<NotebookRun> RunAsync(string path, RunnerOptions options) =>
        Shared(options).RunAsync(path, null, TestContext.Current.CancellationToken);

    /// <summary>Creates a runner with the compiler of all tests.</summary>
    public static NotebookRunner Shared(RunnerOptions? options = null)
    {
        Assert.NotNull(_compilerKeeper);
        return _shared.With(options ?? Options());
    }

    /// <summary>Starts the process of a notebook, whose code the compiler of all tests compiles.</summary>
    public static PreparedNotebook Prepare(string path) => _shared.Prepare(path);

    /// <summary>Creates a runner with the command line's worker and its own compiler process, for tests in which the compiler dies.</summary>
    public static NotebookRunner Runner(double limitSeconds = Limit, Dictionary<string, string>? parameters = null) =>
        new(Options(limitSeconds, parameters));

    /// <summary>Creates options with the command line's worker.</summary>
    public static RunnerOptions Options(double limitSeconds = Limit, Dictionary<string, string>? parameters = null) =>
        new()
        {
            WorkerProgram = "dotnet",
            WorkerArguments = [System.IO.Path.Combine(AppContext.BaseDirectory, "ecg.dll"), "notebook-worker"],
            CellTimeLimit = TimeSpan.FromSeconds(limitSeconds),
            Parameters = parameters ?? [],
        };

    /// <summary>Returns the text of a cell's outputs of one type: stream, execute_result or display_data.</summary>
    public static string Text(this NotebookRun run, int cell, string type, string mimeType = "text/plain") =>
        string.Concat(
            run.Executed.Cells[cell - 1]
                .Outputs.Where(o => (string?)o!["output_type"] == type)
                .Select(o => NotebookJson.Text(o!["text"] ?? o["data"]![mimeType]))
        );
}
