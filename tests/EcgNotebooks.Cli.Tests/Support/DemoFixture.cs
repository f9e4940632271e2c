[assembly: AssemblyFixture(typeof(EcgNotebooks.Cli.Tests.Support.DemoFixture))]

// These tests start processes and wait for them, so that two at a time would leave the cores idle half of the time.
[assembly: Xunit.v3.Parallelization(MaxThreads = 4)]

namespace EcgNotebooks.Cli.Tests.Support;

/// <summary>A small simulated dataset, and a run on it that is processed and trained for one epoch; made once, never changed.</summary>
public sealed class DemoFixture : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Task<string>> _evaluation;

    public DemoFixture() => _evaluation = new(EvaluateAsync);

    public string Data => _folder["data"];

    public string Run => _folder["run"];

    public string Cnn => Path.Combine(Run, "cnn", "last.safetensors");

    /// <summary>Path of a recording that certainly exists, without extension.</summary>
    public string Record => Path.Combine(Data, "records500", "00000", "00001_hr");

    public async ValueTask InitializeAsync()
    {
        await Succeed("demo", "--out", Data, "--recordings", "60", "--seed", "3");
        await Succeed("process", "--data", Data, "--run", Run);
        await Succeed("train", "--run", Run, "--network", "cnn", "--epochs", "1");
    }

    /// <summary>Options with which the run is evaluated.</summary>
    public static IReadOnlyList<string> Resampling { get; } = ["--resamples", "300", "--seed", "7"];

    /// <summary>Returns the output of evaluating the run, which happens once, for the first test that asks for it.</summary>
    public Task<string> EvaluationAsync() => _evaluation.Value;

    /// <summary>A copy of the evaluated run that a test may damage.</summary>
    internal async Task<TemporaryFolder> CopyOfEvaluatedRunAsync()
    {
        await EvaluationAsync();
        return Copy(Evaluated);
    }

    /// <summary>A copy of the dataset that a test may damage.</summary>
    internal TemporaryFolder CopyOfData() => Copy(Data);

    /// <summary>A copy of the run that a test may damage.</summary>
    internal TemporaryFolder CopyOfRun() => Copy(Run);

    /// <summary>A copy of the run without its training.</summary>
    internal TemporaryFolder CopyOfUntrainedRun()
    {
        var copy = CopyOfRun();
        Directory.Delete(copy["cnn"], recursive: true);
        return copy;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private string Evaluated => _folder["evaluated"];

    // In a copy of its own: other tests' run has no evaluation.
    private async Task<string> EvaluateAsync()
    {
        Copy(Run, Evaluated);
        return await Succeed(["evaluate", "--run", Evaluated, .. Resampling]);
    }

    private static TemporaryFolder Copy(string source)
    {
        var copy = new TemporaryFolder();
        Copy(source, copy.Path);
        return copy;
    }

    private static void Copy(string source, string target)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static async Task<string> Succeed(params string[] arguments)
    {
        var result = await Ecg.RunAsync(arguments);
        Assert.True(result.ExitCode == 0, result.StandardError);
        return result.StandardOutput;
    }
}
