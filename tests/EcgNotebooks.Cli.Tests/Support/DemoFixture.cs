[assembly: AssemblyFixture(typeof(EcgNotebooks.Cli.Tests.Support.DemoFixture))]

// These tests start processes and wait for them: two at a time would leave the cores idle half of the time.
[assembly: Xunit.v3.Parallelization(MaxThreads = 4)]

namespace EcgNotebooks.Cli.Tests.Support;

/// <summary>A small simulated dataset, and a run on it that is processed and trained for one epoch; made once, never changed.</summary>
public sealed class DemoFixture : IAsyncLifetime
{
    private readonly TempFolder _folder = new();

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

    /// <summary>A copy of the dataset that a test may damage.</summary>
    internal TempFolder CopyOfData() => Copy(Data);

    /// <summary>A copy of the run that a test may damage.</summary>
    internal TempFolder CopyOfRun() => Copy(Run);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static TempFolder Copy(string source)
    {
        var copy = new TempFolder();
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.Root, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    private static async Task Succeed(params string[] arguments)
    {
        var result = await Ecg.RunAsync(arguments);
        Assert.True(result.ExitCode == 0, result.StandardError);
    }
}
