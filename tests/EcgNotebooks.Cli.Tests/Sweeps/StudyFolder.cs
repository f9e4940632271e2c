using System.Diagnostics;
using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests.Sweeps;

/// <summary>A study of short runs in a folder of its own.</summary>
internal sealed class StudyFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public StudyFolder(string data, string seeds, string networks = "\"cnn\"", int epochs = 1) =>
        File.WriteAllText(
            Study,
            $$"""
            {
              "data": "{{data}}", "recipes": ["leak-free"], "leads": [["I"]],
              "networks": [{{networks}}], "seeds": [{{seeds}}], "epochs": {{epochs}}
            }
            """
        );

    /// <summary>Variables of the environment that sweeps run in.</summary>
    public Dictionary<string, string?> Environment { get; } = [];

    public string Study => _folder["study.json"];

    public byte[] Table => File.ReadAllBytes(_folder["study", "results.csv"]);

    public byte[] Comparison => File.ReadAllBytes(_folder["study", "comparison.csv"]);

    /// <summary>The runs that have a result, and when it was written.</summary>
    public IReadOnlyDictionary<string, DateTime> Results =>
        Directory.Exists(_folder["study", "runs"])
            ? Directory
                .GetFiles(_folder["study", "runs"], "result.json", SearchOption.AllDirectories)
                .ToDictionary(file => Path.GetFileName(Path.GetDirectoryName(file)!), File.GetLastWriteTimeUtc)
            : new Dictionary<string, DateTime>();

    public string this[params string[] path] => _folder[["study", .. path]];

    public void Dispose() => _folder.Dispose();

    public async Task<string> SweepAsync(int exitCode, params string[] options)
    {
        string[] sweep = ["sweep", Study, .. options];
        var result = await (Environment.Count > 0 ? Ecg.RunProcessAsync(Environment, sweep) : Ecg.RunAsync(sweep));
        Assert.True(result.ExitCode == exitCode, result.StandardError);
        return result.StandardOutput + result.StandardError;
    }

    /// <summary>Puts a file where a run would make its folder, so that it fails.</summary>
    public void Spoil(string run)
    {
        Directory.CreateDirectory(this["runs"]);
        File.WriteAllText(this["runs", run], "");
    }

    /// <summary>Starts the sweep, to be killed or interrupted.</summary>
    public Process Start(params string[] options)
    {
        var start = Interruptible.Start(["sweep", Study, .. options]);
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Waits for something that a process brings about.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        var waiting = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(waiting.Elapsed < TimeSpan.FromMinutes(10), "waited in vain");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
