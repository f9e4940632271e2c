using CliWrap;
using CliWrap.Buffered;
using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests;

/// <summary>Verbs in a working directory that was deleted.</summary>
public class DeletedFolderTests
{
    private const string Sentence =
        "ecg: the current folder doesn't exist any more. Change to another folder and try again.";

    [Theory]
    [InlineData("process --run r")]
    [InlineData("train --run r --network cnn")]
    [InlineData("evaluate --run r")]
    [InlineData("card r")]
    [InlineData("verify r")]
    [InlineData("predict --model m --input x")]
    [InlineData("plot a --out b.svg")]
    [InlineData("demo --out d")]
    [InlineData("fetch --source d --out o")]
    [InlineData("doctor")]
    [InlineData("run")]
    [InlineData("check")]
    [InlineData("export a.ipynb")]
    [InlineData("notebooks")]
    [InlineData("sweep s.json")]
    public async Task It_is_said_and_nothing_is_done(string arguments)
    {
        var result = await RunAsync(arguments.Split(' '));
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(Sentence, result.StandardError.TrimEnd());
        Assert.Empty(result.StandardOutput);
    }

    [Fact]
    public async Task Help_is_there_all_the_same()
    {
        var result = await RunAsync("run", "--help");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("ecg run", result.StandardOutput, StringComparison.Ordinal);
    }

    private static async Task<BufferedCommandResult> RunAsync(params string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows doesn't delete the folder that a process works in");
        using var folder = new TemporaryFolder();
        return await CliWrap
            .Cli.Wrap("sh")
            .WithArguments([
                "-c",
                "mkdir gone; cd gone; rmdir ../gone; exec \"$@\"",
                "sh",
                "dotnet",
                Ecg.Program,
                .. arguments,
            ])
            .WithWorkingDirectory(folder.Path)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
    }
}
