using System.Diagnostics;
using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests.Crashes;

/// <summary>One verb to be killed: how its folder is laid out, its arguments, and what of its results doesn't hang on time.</summary>
/// <param name="Name">What the case is called.</param>
/// <param name="Prepare">Lays the folder out before the verb runs.</param>
/// <param name="Arguments">The verb and its arguments, given the folder.</param>
/// <param name="Results">The results as text, by name, given the folder.</param>
internal sealed record KilledVerb(
    string Name,
    Action<string> Prepare,
    Func<string, string[]> Arguments,
    Func<string, IReadOnlyDictionary<string, string>> Results
)
{
    /// <summary>Runs to the end; how long it took.</summary>
    public async Task<TimeSpan> RunAsync(string folder)
    {
        var clock = Stopwatch.StartNew();
        var result = await Ecg.RunProcessAsync(Variables(folder), Arguments(folder));
        Assert.True(result.ExitCode == 0, $"{Name}: {result.StandardError}");
        return clock.Elapsed;
    }

    /// <summary>Runs and is killed after the given time, unless it ends before; whether it was killed.</summary>
    public async Task<bool> KillAsync(string folder, TimeSpan after)
    {
        var start = new ProcessStartInfo("dotnet", [Ecg.Program, .. Arguments(folder)])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in Variables(folder))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Task.Delay(after, TestContext.Current.CancellationToken);
        var killed = !process.HasExited;
        // Its children have to find out for themselves.
        process.Kill(entireProcessTree: false);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return killed;
    }

    // Nothing that a run keeps elsewhere may help the next one.
    private static Dictionary<string, string?> Variables(string folder) =>
        new() { ["ECG_RUNS_DIR"] = Path.Combine(folder, "runs") };
}
