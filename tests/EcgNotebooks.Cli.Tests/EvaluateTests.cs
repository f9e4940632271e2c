using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests;

public class EvaluateTests(DemoFixture demo)
{
    [Fact]
    public async Task A_runs_own_predictions_given_as_foreign_ones_get_the_same_evidence_and_verify()
    {
        using var run = demo.CopyOfRun();
        using var other = new TempFolder();
        var evaluated = await Ecg.RunAsync("evaluate", "--run", run.Root, "--resamples", "300", "--seed", "7");
        Assert.Contains("accuracy of the more frequent class", evaluated.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("prevalence of IMI", evaluated.StandardOutput, StringComparison.Ordinal);
        Assert.Matches(@"Brier score +0\.\d{4} +0\.\d{4} to ", evaluated.StandardOutput);
        string[] arguments =
        [
            "evaluate",
            "--predictions",
            run["cnn", "predictions.csv"],
            "--data",
            demo.Data,
            "--recipe",
            "published",
            "--out",
            other["mine"],
            "--resamples",
            "300",
            "--seed",
            "7",
        ];
        var foreign = await Ecg.RunAsync(arguments);
        Assert.True(foreign.ExitCode == 0, foreign.StandardError);
        Assert.Contains("labels are the table's", foreign.StandardError, StringComparison.Ordinal);
        Assert.Equal(
            await File.ReadAllTextAsync(run["cnn", "evidence.json"], TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(other["mine", "evidence.json"], TestContext.Current.CancellationToken)
        );
        var verified = await Ecg.RunAsync("verify", other["mine"]);
        Assert.True(verified.ExitCode == 0, verified.StandardOutput + verified.StandardError);
    }

    [Theory]
    [InlineData("--run or --predictions")]
    [InlineData("--run or --predictions", "--run", "a", "--predictions", "b")]
    [InlineData("needs --out", "--predictions", "b")]
    [InlineData("--class goes with --predictions", "--run", "a", "--class", "1")]
    [InlineData("--network goes with --run", "--predictions", "b", "--out", "c", "--network", "cnn")]
    [InlineData("--resamples must be at least 100", "--run", "a", "--resamples", "2")]
    public async Task Wrong_usage_ends_with_2_and_says_why(string words, params string[] options) =>
        await Ecg.FailsAsync(2, [words], ["evaluate", .. options]);

    [Fact]
    public async Task A_missing_file_of_predictions_is_a_plain_error()
    {
        using var folder = new TempFolder();
        await Ecg.FailsAsync(
            1,
            ["none.csv"],
            "evaluate",
            "--predictions",
            folder["none.csv"],
            "--data",
            demo.Data,
            "--out",
            folder["out"]
        );
    }
}
