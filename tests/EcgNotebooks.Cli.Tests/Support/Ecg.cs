using CliWrap;
using CliWrap.Buffered;

namespace EcgNotebooks.Cli.Tests.Support;

/// <summary>Runs the command line: in the tests' own process, which takes a fraction of the time, or in a process as its user does.</summary>
/// <remarks>
/// A test starts a process where it is about one: its environment, its standard streams, its end. All commands behave alike in
/// both, and the examples of the help run in processes.
/// </remarks>
internal static class Ecg
{
    static Ecg() => SharedCompiler.Use();

    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "ecg.dll");

    /// <summary>Runs in the process of the tests.</summary>
    public static async Task<BufferedCommandResult> RunAsync(params string[] arguments)
    {
        var start = DateTimeOffset.Now;
        using var streams = new CapturedStreams();
        // The test's thread isn't blocked by a command that computes before it first waits.
        var exitCode = await Task.Run(() => CommandLine.RunAsync(arguments), TestContext.Current.CancellationToken);
        return new(exitCode, start, DateTimeOffset.Now, streams.Output, streams.Error);
    }

    /// <summary>Runs in a process, with some environment variables set.</summary>
    public static async Task<BufferedCommandResult> RunProcessAsync(
        Dictionary<string, string?> environment,
        params string[] arguments
    ) =>
        await CliWrap
            .Cli.Wrap("dotnet")
            .WithArguments([Program, .. arguments])
            .WithEnvironmentVariables(v => v.Set(environment))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

    /// <summary>Runs and expects one plain line of error that holds the words, and no stack trace.</summary>
    public static async Task FailsAsync(int exitCode, string[] words, params string[] arguments)
    {
        var result = await RunAsync(arguments);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.All(words, word => Assert.Contains(word, result.StandardError, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("   at ", result.StandardError, StringComparison.Ordinal);
        Assert.DoesNotContain("bug", result.StandardError, StringComparison.Ordinal);
    }
}
