using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests;

[Trait("speed", "slow")]
public class CardTests(DemoFixture demo)
{
    [Fact]
    public async Task A_card_is_written_with_its_counts_and_verified_with_the_run()
    {
        using var run = await demo.CopyOfEvaluatedRunAsync();
        var result = await Ecg.RunAsync("card", run.Path);
        Assert.True(result.ExitCode == 0, result.StandardError);
        Assert.Matches(@"TRIPOD\+AI: \d+ of 52 items answered, \d+ open", result.StandardOutput);
        Assert.Matches(@"PROBAST\+AI: \d+ of 34 signalling questions answered, \d+ open", result.StandardOutput);
        Assert.Matches(@"REFORMS: \d+ of 32 items answered, \d+ open", result.StandardOutput);
        Assert.All(["json", "md", "html"], form => Assert.True(File.Exists(run["cnn", $"card.{form}"])));
        var fresh = await Ecg.RunAsync("verify", run.Path);
        Assert.True(fresh.ExitCode == 0, fresh.StandardOutput + fresh.StandardError);

        var file = run["cnn", "card.md"];
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var at = text.IndexOf("| 12f |", StringComparison.Ordinal);
        at = text.IndexOf(" 0.", at, StringComparison.Ordinal) + 3;
        await File.WriteAllTextAsync(
            file,
            text[..at] + (text[at] == '7' ? '8' : '7') + text[(at + 1)..],
            TestContext.Current.CancellationToken
        );
        var changed = await Ecg.RunAsync("verify", run.Path);
        Assert.Equal(1, changed.ExitCode);
        Assert.Contains("card.md TRIPOD+AI 12f", changed.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_digit_of_the_predictions_is_named_with_a_card_as_without()
    {
        using var run = await demo.CopyOfEvaluatedRunAsync();
        await Ecg.RunAsync("card", run.Path);
        var file = run["cnn", "predictions.csv"];
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var at = text.LastIndexOf('.') + 3;
        await File.WriteAllTextAsync(
            file,
            text[..at] + (text[at] == '5' ? '6' : '5') + text[(at + 1)..],
            TestContext.Current.CancellationToken
        );
        var result = await Ecg.RunAsync("verify", run.Path);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(
            "predictions.csv: not the file that was evaluated",
            result.StandardOutput,
            StringComparison.Ordinal
        );
        Assert.Contains("metrics.json tested test brier: stored 0.", result.StandardOutput, StringComparison.Ordinal);
        await Ecg.FailsAsync(1, ["predictions.csv", "ecg evaluate"], "card", run.Path);
    }

    [Fact]
    public async Task An_evaluation_removes_the_card_of_the_one_before()
    {
        using var run = await demo.CopyOfEvaluatedRunAsync();
        await Ecg.RunAsync("card", run.Path);
        var result = await Ecg.RunAsync("evaluate", "--run", run.Path, "--resamples", "100");
        Assert.True(result.ExitCode == 0, result.StandardError);
        Assert.Empty(Directory.GetFiles(run["cnn"], "card.*"));
    }

    [Fact]
    public async Task A_folder_without_an_evaluated_network_says_what_to_do()
    {
        using var run = demo.CopyOfRun();
        await Ecg.FailsAsync(1, ["no evaluated network", "ecg evaluate"], "card", run.Path);
        await Ecg.FailsAsync(1, ["crnn", "isn't evaluated", "ecg evaluate"], "card", run.Path, "--network", "crnn");
        await Ecg.FailsAsync(1, ["recipe.json", "ecg process"], "card", demo.Data);
        await Ecg.FailsAsync(1, ["recipe.json", "ecg process"], "card", run["missing"]);
        await Ecg.FailsAsync(2, ["rnn"], "card", run.Path, "--network", "rnn");
    }
}
