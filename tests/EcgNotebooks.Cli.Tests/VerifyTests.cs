using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests;

[Trait("speed", "slow")]
public class VerifyTests(DemoFixture demo)
{
    [Fact]
    public async Task A_fresh_run_verifies_and_one_changed_digit_is_found_with_its_numbers()
    {
        using var run = await demo.CopyOfEvaluatedRunAsync();
        var fresh = await Ecg.RunAsync("verify", run.Path);
        Assert.True(fresh.ExitCode == 0, fresh.StandardOutput + fresh.StandardError);

        var file = run["cnn", "predictions.csv"];
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        var test = Array.FindIndex(lines, line => line.Contains(",test,", StringComparison.Ordinal));
        // The third digit behind the point.
        var digit = lines[test].LastIndexOf('.') + 3;
        var other = lines[test][digit] == '5' ? '6' : '5';
        lines[test] = lines[test][..digit] + other + lines[test][(digit + 1)..];
        await File.WriteAllTextAsync(file, string.Join('\n', lines) + "\n", TestContext.Current.CancellationToken);

        var changed = await Ecg.RunAsync("verify", run.Path);
        Assert.Equal(1, changed.ExitCode);
        Assert.Contains(
            "predictions.csv: not the file that was evaluated",
            changed.StandardOutput,
            StringComparison.Ordinal
        );
        Assert.Matches(
            @"metrics\.json tested test brier: stored 0\.\d+, from the predictions 0\.\d+",
            changed.StandardOutput
        );
        Assert.Matches(
            @"evidence\.json scores brier value: stored 0\.\d+, from the predictions 0\.\d+",
            changed.StandardOutput
        );
    }

    [Fact]
    public async Task A_figure_that_was_drawn_over_is_named()
    {
        using var run = await demo.CopyOfEvaluatedRunAsync();
        await File.AppendAllTextAsync(
            run["cnn", "figures", "roc.svg"],
            "<!-- -->",
            TestContext.Current.CancellationToken
        );
        var result = await Ecg.RunAsync("verify", run.Path);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("figures/roc.svg", result.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_was_cut_is_named()
    {
        using var run = await demo.CopyOfEvaluatedRunAsync();
        string[] tables = ["New_data.csv", "balanced.csv", "split.csv"];
        foreach (var table in tables)
        {
            var whole = await File.ReadAllLinesAsync(run[table], TestContext.Current.CancellationToken);
            await File.WriteAllLinesAsync(run[table], whole[..^3], TestContext.Current.CancellationToken);
        }

        var result = await Ecg.RunAsync("verify", run.Path);
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith($"differs {run["cnn"]}", result.StandardOutput, StringComparison.Ordinal);
        Assert.All(
            tables,
            table =>
                Assert.Contains(
                    $"  {table}: not the file that was evaluated",
                    result.StandardOutput,
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task A_run_without_evaluation_says_what_to_do()
    {
        using var run = demo.CopyOfRun();
        await Ecg.FailsAsync(1, ["no evaluated network", "ecg evaluate"], "verify", run.Path);
    }
}
