using System.Globalization;
using System.Text.Json.Nodes;
using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests;

/// <summary>The leak-free recipe, and networks of several leads, from the table to a prediction.</summary>
[Trait("speed", "slow")]
public class LeakFreeTests(DemoFixture demo)
{
    [Fact]
    public async Task A_network_of_two_filtered_leads_predicts_a_record_as_it_did_in_its_run()
    {
        using var folder = new TemporaryFolder();
        var run = folder["run"];
        var processed = await Succeed(
            "process",
            "--data",
            demo.Data,
            "--recipe",
            "leak-free",
            "--leads",
            "I,ii",
            "--run",
            run
        );
        Assert.Contains("0 of", processed, StringComparison.Ordinal);
        Assert.Contains("folds 1 to 8 train, 9 validates, 10 tests", processed, StringComparison.Ordinal);
        await Succeed("train", "--run", run, "--network", "cnn", "--epochs", "2");
        await Succeed("evaluate", "--run", run);

        var line = (await File.ReadAllLinesAsync(Path.Combine(run, "cnn", "predictions.csv"), Token))[1].Split(',');
        var record = Path.Combine(
            demo.Data,
            "records500",
            "00000",
            $"{int.Parse(line[0], CultureInfo.InvariantCulture):00000}_hr"
        );
        var json = JsonNode.Parse(
            await Succeed(
                "predict",
                "--model",
                Path.Combine(run, "cnn", "best.safetensors"),
                "--input",
                record,
                "--json"
            )
        )!;
        var expected = double.Parse(line[^1], CultureInfo.InvariantCulture);
        Assert.Equal(expected, (double)json["probability"]!, 1e-6);
    }

    [Fact]
    public async Task Tables_that_were_edited_to_leak_are_refused_with_the_row()
    {
        using var run = demo.CopyOfUntrainedRun();
        await Succeed("process", "--data", demo.Data, "--recipe", "leak-free", "--run", run.Path);
        var split = run["split.csv"];
        var lines = await File.ReadAllLinesAsync(split, Token);
        // A copy that balancing made, moved from train to test.
        var balanced = await File.ReadAllLinesAsync(run["balanced.csv"], Token);
        var copy = Array.FindIndex(balanced, l => l.EndsWith(",True", StringComparison.Ordinal)) - 1;
        await File.WriteAllLinesAsync(split, lines.Select(l => l == $"{copy},train" ? $"{copy},test" : l), Token);
        await Ecg.FailsAsync(1, [$"rows {copy}", "KnownLeaks"], "train", "--run", run.Path, "--network", "cnn");
    }

    [Theory]
    [InlineData("class-weights", "same weight in the loss")]
    [InlineData("smote-waveforms", "interpolated between neighbours")]
    public async Task Balancing_while_training_is_told_and_leaves_the_table_without_synthetic_rows(
        string rule,
        string words
    )
    {
        using var folder = new TemporaryFolder();
        var run = folder["run"];
        string[] options = ["--data", demo.Data, "--recipe", "leak-free", "--balancing", rule, "--run", run];
        var output = await Succeed(["process", .. options]);
        Assert.Contains(words, output, StringComparison.Ordinal);
        Assert.Contains($"0 of them added ({rule})", output, StringComparison.Ordinal);
        var balanced = await File.ReadAllTextAsync(Path.Combine(run, "balanced.csv"), Token);
        Assert.StartsWith("ecg_id,filename_hr,label,synthetic\n", balanced, StringComparison.Ordinal);
        Assert.DoesNotContain(",True", balanced, StringComparison.Ordinal);
        await Succeed("train", "--run", run, "--network", "cnn", "--epochs", "1");
        await Succeed("evaluate", "--run", run, "--network", "cnn");
        var predictions = await File.ReadAllLinesAsync(Path.Combine(run, "cnn", "predictions.csv"), Token);
        Assert.Equal(balanced.Count(c => c == '\n'), predictions.Length);
    }

    [Fact]
    public async Task A_balancing_that_there_is_not_is_wrong_usage()
    {
        var result = await Ecg.RunAsync("process", "--run", "r", "--balancing", "more");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("class-weights", result.StandardError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("I,XII", "--leads: 'XII' isn't a lead. Use I, II, ")]
    [InlineData("I,I", "--leads: a lead is given more than once")]
    [InlineData("I,Lead I", "--leads: a lead is given more than once")]
    [InlineData("", "--leads: '' isn't a lead")]
    public void A_lead_that_there_is_not_is_wrong_usage(string leads, string sentence) =>
        Assert.StartsWith(
            sentence,
            Assert.Single(CommandLine.Errors(CommandLine.Parse(["process", "--run", "r", "--leads", leads]))),
            StringComparison.Ordinal
        );

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<string> Succeed(params string[] arguments)
    {
        var result = await Ecg.RunAsync(arguments);
        Assert.True(result.ExitCode == 0, result.StandardError);
        return result.StandardOutput;
    }
}
