using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests;

/// <summary>'ecg baseline' works on the table alone.</summary>
[Trait("speed", "slow")]
public sealed class BaselineTests(DemoFixture demo) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_results_of_the_test_rows_are_printed_with_intervals_beside_the_majority_class()
    {
        var run = _folder["run"];
        Assert.Equal(0, (await Ecg.RunAsync("process", "--data", demo.Data, "--run", run)).ExitCode);
        var result = await Ecg.RunAsync("baseline", "--run", run, "--columns", "age,device");
        Assert.Equal((0, ""), (result.ExitCode, result.StandardError));
        Assert.StartsWith(
            "logistic regression on age, device, fitted to ",
            result.StandardOutput,
            StringComparison.Ordinal
        );
        Assert.Matches(@"(?m)^ROC AUC +[01]\.\d+ +([01]\.\d+ to [01]\.\d+|n/a)", result.StandardOutput);
        Assert.Contains("the majority class has 0.", result.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_column_and_a_run_that_is_not_processed_are_told()
    {
        await Ecg.FailsAsync(2, ["--columns", "'shoe'"], "baseline", "--run", _folder["run"], "--columns", "age,shoe");
        await Ecg.FailsAsync(1, ["ecg process"], "baseline", "--run", _folder["run"]);
    }
}
