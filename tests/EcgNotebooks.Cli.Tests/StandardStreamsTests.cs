using CliWrap;
using CliWrap.Buffered;
using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests;

/// <summary>Standard output and error that can't be written.</summary>
[Trait("speed", "slow")]
public sealed class StandardStreamsTests(DemoFixture demo) : IDisposable
{
    // A pipe whose reader has gone, certainly.
    private const string ClosedPipe = "mkfifo pipe; (exec 3<pipe; exec 3<&-) & exec 4>pipe; wait; \"$@\" >&4; exit $?";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("\"$@\" 2>/dev/full")]
    [InlineData("\"$@\" 2>&-")]
    [InlineData("\"$@\" 2>&- <&-")]
    public async Task A_training_without_standard_error_comes_to_the_same_weights(string script)
    {
        using var run = demo.CopyOfUntrainedRun();
        var result = await ShellAsync(script, "train", "--run", run.Path, "--network", "cnn", "--epochs", "1");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("last  epoch 1", result.StandardOutput, StringComparison.Ordinal);
        Assert.Equal(
            await File.ReadAllBytesAsync(demo.Cnn, TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(run["cnn", "last.safetensors"], TestContext.Current.CancellationToken)
        );
    }

    [Theory]
    [InlineData("\"$@\" >/dev/full", "No space left on device")]
    [InlineData("\"$@\" >&-", "it is closed")]
    [InlineData(ClosedPipe, "Broken pipe")]
    public async Task A_result_that_cannot_be_written_is_a_failure(string script, string reason)
    {
        var result = await ShellAsync(script, "predict", "--model", demo.Cnn, "--input", demo.Record);
        Assert.Equal(1, result.ExitCode);
        Assert.EndsWith(
            $"ecg: standard output can't be written ({reason}); some results are missing. Check the file or pipe that it leads to.\n",
            result.StandardError,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("bug", result.StandardError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"$@\" >/dev/full")]
    [InlineData("\"$@\" >&-")]
    [InlineData("\"$@\" >&- 2>&-")]
    [InlineData("\"$@\" >/dev/full 2>/dev/full")]
    public async Task A_training_without_standard_output_trains_all_the_same(string script)
    {
        using var run = demo.CopyOfUntrainedRun();
        var result = await ShellAsync(script, "train", "--run", run.Path, "--network", "cnn", "--epochs", "1");
        Assert.Equal(1, result.ExitCode);
        Assert.True(File.Exists(run["cnn", "last.safetensors"]));
    }

    [Theory]
    [InlineData(0, "--help", "2>&-")]
    [InlineData(1, "--help", ">&-")]
    [InlineData(1, "--version", ">/dev/full")]
    [InlineData(2, "--unknown", "2>/dev/full")]
    [InlineData(2, "--unknown", "2>&-")]
    public async Task Help_and_wrong_usage_keep_their_exit_codes(int exitCode, string argument, string redirection) =>
        Assert.Equal(exitCode, (await ShellAsync($"\"$@\" {redirection}", argument)).ExitCode);

    [Fact]
    public async Task Both_streams_into_one_file_keep_their_order()
    {
        var result = await ShellAsync(
            "\"$@\" >log 2>&1; cat log",
            "predict",
            "--model",
            demo.Cnn,
            "--input",
            "missing",
            demo.Record
        );
        var lines = result.StandardOutput.Split('\n');
        Assert.Contains("missing", lines[^3], StringComparison.Ordinal);
        Assert.StartsWith($"{demo.Record}  0.", lines[^2], StringComparison.Ordinal);
    }

    private async Task<BufferedCommandResult> ShellAsync(string script, params string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the redirections are those of a POSIX shell");
        return await CliWrap
            .Cli.Wrap("bash")
            .WithArguments(["-c", script, "bash", "dotnet", Ecg.Program, .. arguments])
            .WithWorkingDirectory(_folder.Path)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
    }
}
