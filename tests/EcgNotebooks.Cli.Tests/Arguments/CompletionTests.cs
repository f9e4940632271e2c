using System.Diagnostics;
using EcgNotebooks.Cli.Completion;
using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests.Arguments;

/// <summary>What the Tab key offers.</summary>
public class CompletionTests
{
    [Theory]
    [InlineData("predict|process", "pr")]
    [InlineData("evaluate", "ev")]
    [InlineData("cnn|crnn", "train", "--network", "")]
    [InlineData("crnn", "train", "--run", "r", "--network", "cr")]
    [InlineData("--recipe|--resamples|--run", "evaluate", "--r")]
    [InlineData("--recipe|--run", "process", "--r")]
    [InlineData("--recipe", "process", "--run", "x", "--re")]
    [InlineData("leak-free", "process", "--recipe", "leak-f")]
    [InlineData("--validated-only|--verbose", "process", "--v")]
    [InlineData("bash|fish|pwsh|zsh", "completion", "")]
    [InlineData("", "train", "--run", "")]
    [InlineData("", "plot", "")]
    [InlineData("", "predict", "--model", "m", "--input", "a")]
    [InlineData("", "nonsense", "--x")]
    public void The_words_that_may_follow(string expected, params string[] words) =>
        Assert.Equal(expected, string.Join('|', Candidates.Of(words)));

    [Fact]
    public void Verbs_of_the_program_s_own_are_not_offered()
    {
        var verbs = Candidates.Of([""]);
        Assert.Contains("train", verbs);
        Assert.DoesNotContain("complete", verbs);
        Assert.DoesNotContain("notebook-worker", verbs);
    }

    [Fact]
    public async Task The_script_for_bash_completes_in_bash()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "bash is a shell of POSIX systems");
        using var folder = new TemporaryFolder();
        var script = CompletionScripts.Of("bash");
        var ask = """
            ecg() { dotnet "$ECG" "$@"; }
            COMP_WORDS=(ecg train --network ""); COMP_CWORD=3; _ecg; echo "${COMPREPLY[@]}"
            COMP_WORDS=(ecg plot); COMP_CWORD=1; _ecg; echo "${COMPREPLY[@]}"
            """;
        var start = new ProcessStartInfo("bash", ["-c", script + ask]) { RedirectStandardOutput = true };
        start.Environment["ECG"] = Ecg.Program;
        using var bash = Process.Start(start)!;
        var output = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal("cnn crnn\nplot\n", output);
    }
}
