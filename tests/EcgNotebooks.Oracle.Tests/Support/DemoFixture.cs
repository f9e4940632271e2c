using CliWrap;
using CliWrap.Buffered;

[assembly: AssemblyFixture(typeof(EcgNotebooks.Oracle.Tests.Support.DemoFixture))]

// A notebook takes both cores while it trains, and two at a time would compete for the same run folder.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace EcgNotebooks.Oracle.Tests.Support;

/// <summary>The demo data, made once for the first test that runs a notebook, and a folder for what the notebooks compute.</summary>
public sealed class DemoFixture : IDisposable
{
    /// <summary>The time limit of one notebook, far above what the slowest takes on two cores.</summary>
    public const int TimeLimitMs = 900_000;

    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Task> _data;

    public DemoFixture() => _data = new Lazy<Task>(MakeDataAsync);

    public void Dispose() => _folder.Dispose();

    /// <summary>Runs a notebook with the demo data in a notebook host.</summary>
    /// <param name="host">The program that runs the notebook and writes the executed copy.</param>
    /// <param name="arguments">Its arguments, from the path of the copy to be written.</param>
    /// <param name="cancellation">Stops the host.</param>
    /// <returns>The executed copy.</returns>
    internal async Task<string> RunAsync(
        string host,
        Func<string, IEnumerable<string>> arguments,
        CancellationToken cancellation
    )
    {
        await _data.Value;
        var copy = _folder.File("executed.ipynb");
        var result = await Cli.Wrap(host)
            .WithArguments(arguments(copy))
            .WithEnvironmentVariables(variables =>
                // Every host computes everything itself.
                variables.Set("ECG_PTBXL_DIR", Data).Set("ECG_RUNS_DIR", _folder[$"runs-{Path.GetFileName(host)}"])
            )
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(cancellation);
        var executed = File.Exists(copy) ? await File.ReadAllTextAsync(copy, cancellation) : null;
        Assert.True(result.ExitCode == 0, $"{result.StandardOutput}{result.StandardError}");
        return executed!;
    }

    private async Task MakeDataAsync() =>
        await Cli.Wrap("dotnet")
            .WithArguments([Path.Combine(ImportedFolder, "ecg.dll"), "demo", "--out", Data])
            .ExecuteBufferedAsync();

    private string Data => _folder["demo"];

    // The folder from which the notebooks import the library; ecg.csx names it, and the program is there, too.
    private static string ImportedFolder
    {
        get
        {
            const string Start = "#r \"";
            var import = File.ReadLines(Path.Combine(Clone.Notebooks, "ecg.csx"))
                .First(line => line.StartsWith(Start, StringComparison.Ordinal));
            return Path.GetDirectoryName(import[Start.Length..].TrimEnd('"'))!;
        }
    }
}
