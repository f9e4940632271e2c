using CliWrap;
using CliWrap.Buffered;

namespace EcgNotebooks.Cli.Tests.Support;

/// <summary>Runs the command line as its user does: in a process of its own.</summary>
internal static class Ecg
{
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "ecg.dll");

    public static Task<BufferedCommandResult> RunAsync(params string[] arguments) => RunAsync([], arguments);

    /// <summary>Runs with some environment variables set.</summary>
    public static async Task<BufferedCommandResult> RunAsync(
        Dictionary<string, string?> environment,
        params string[] arguments
    ) =>
        await CliWrap
            .Cli.Wrap("dotnet")
            .WithArguments([Program, .. arguments])
            .WithEnvironmentVariables(v => v.Set("ECG_PTBXL_DIR", null).Set(environment))
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
