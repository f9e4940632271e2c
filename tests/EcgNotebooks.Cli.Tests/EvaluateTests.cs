using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests;

[Trait("speed", "slow")]
public class EvaluateTests(DemoFixture demo)
{
    [Fact]
    public async Task A_runs_own_predictions_given_as_foreign_ones_get_the_same_evidence_and_verify()
    {
        var evaluated = await demo.EvaluationAsync();
        using var run = await demo.CopyOfEvaluatedRunAsync();
        using var other = new TemporaryFolder();
        Assert.Contains("accuracy of the majority class", evaluated, StringComparison.Ordinal);
        Assert.Contains("prevalence of IMI", evaluated, StringComparison.Ordinal);
        Assert.Matches(@"Brier score +0\.\d{4} +0\.\d{4} to ", evaluated);
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
            .. DemoFixture.Resampling,
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

    [Fact]
    public async Task Predictions_without_parts_are_judged_by_the_recipes_split_and_missing_rows_fail()
    {
        using var run = await demo.CopyOfEvaluatedRunAsync();
        using var other = new TemporaryFolder();
        var predicted = await File.ReadAllLinesAsync(
            run["cnn", "predictions.csv"],
            TestContext.Current.CancellationToken
        );
        // ecg_id is the first column, the probability the last.
        string[] rows = [.. predicted.Skip(1).Select(line => $"{line.Split(',')[0]},{line.Split(',')[^1]}").Distinct()];
        var whole = await Judge(rows);
        Assert.True(whole.ExitCode == 0, whole.StandardError);
        Assert.Contains("parts are by the published recipe's split", whole.StandardError, StringComparison.Ordinal);
        Assert.Equal(
            await File.ReadAllTextAsync(run["cnn", "evidence.json"], TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(other["mine", "evidence.json"], TestContext.Current.CancellationToken)
        );

        var test = predicted.Where(line => line.Contains(",test,", StringComparison.Ordinal)).ToList();
        var gone = test[0].Split(',')[0] + ",";
        var missing = test.Count(line => line.StartsWith(gone, StringComparison.Ordinal));
        var less = await Judge([.. rows.Where(row => !row.StartsWith(gone, StringComparison.Ordinal))]);
        Assert.Equal(1, less.ExitCode);
        Assert.Contains(
            $"{missing} of {test.Count} test rows of the published recipe have no prediction",
            less.StandardError,
            StringComparison.Ordinal
        );
        Assert.Contains("--recipe", less.StandardError, StringComparison.Ordinal);
        Assert.Contains($"{missing} test rows of the recipe's split", less.StandardOutput, StringComparison.Ordinal);

        async Task<CliWrap.Buffered.BufferedCommandResult> Judge(string[] lines)
        {
            string[] text = ["ecg_id,probability", .. lines];
            await File.WriteAllLinesAsync(other["mine.csv"], text, TestContext.Current.CancellationToken);
            return await Ecg.RunAsync([
                "evaluate",
                "--predictions",
                other["mine.csv"],
                "--data",
                demo.Data,
                "--recipe",
                "published",
                "--out",
                other["mine"],
                .. DemoFixture.Resampling,
            ]);
        }
    }

    [Fact]
    public async Task The_spectrum_of_discarded_recordings_is_printed_written_and_verified()
    {
        using var run = demo.CopyOfRun();
        var result = await Ecg.RunAsync(["evaluate", "--run", run.Path, "--spectrum", .. DemoFixture.Resampling]);
        Assert.True(result.ExitCode == 0, result.StandardError);
        Assert.Contains("cnn: predicting the discarded recordings", result.StandardError, StringComparison.Ordinal);
        Assert.Matches(@"The recipe discards \d+ recordings of the table\. \d+ were scored", result.StandardOutput);
        Assert.Matches(@"superclass MI +\d+ +\d+ +\d+, [01]\.\d{4} \([01]\.\d{4} to ", result.StandardOutput);
        Assert.Matches(@"ILMI +0 +0 +none", result.StandardOutput);
        var fresh = await Ecg.RunAsync("verify", run.Path);
        Assert.True(fresh.ExitCode == 0, fresh.StandardOutput + fresh.StandardError);

        var file = run["cnn", "spectrum.csv"];
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var digit = text.IndexOf("scored,0.", StringComparison.Ordinal) + "scored,0.".Length;
        var changed = text[..digit] + (text[digit] == '5' ? '6' : '5') + text[(digit + 1)..];
        await File.WriteAllTextAsync(file, changed, TestContext.Current.CancellationToken);
        var verified = await Ecg.RunAsync("verify", run.Path);
        Assert.Equal(1, verified.ExitCode);
        Assert.Contains(
            "spectrum.csv: not the file that was evaluated",
            verified.StandardOutput,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("--run or --predictions")]
    [InlineData("needs --out", "--run", "a", "--predictions", "b")]
    [InlineData(
        "--recipe can't be used together with --run",
        "--run",
        "a",
        "--predictions",
        "b",
        "--out",
        "c",
        "--recipe",
        "published"
    )]
    [InlineData("--spectrum can be used only with --run", "--predictions", "b", "--out", "c", "--spectrum")]
    [InlineData("needs --out", "--predictions", "b")]
    [InlineData("--class can be used only with --predictions", "--run", "a", "--class", "1")]
    [InlineData("--network can be used only with --run", "--predictions", "b", "--out", "c", "--network", "cnn")]
    [InlineData("--resamples takes a whole number from 100", "--run", "a", "--resamples", "2")]
    public void Wrong_usage_is_said_with_the_reason(string words, params string[] options) =>
        Assert.Contains(
            CommandLine.Errors(CommandLine.Parse(["evaluate", .. options])),
            error => error.Contains(words, StringComparison.Ordinal)
        );

    [Fact]
    public async Task Foreign_predictions_are_judged_by_the_split_of_a_run_whose_recipe_has_no_name()
    {
        using var run = new TemporaryFolder();
        string[] options = ["--recipe", "leak-free", "--min-likelihood", "50"];
        var processed = await Ecg.RunAsync(["process", "--data", demo.Data, "--run", run["run"], .. options]);
        Assert.True(processed.ExitCode == 0, processed.StandardError);
        Assert.Contains(
            "clean and with a likelihood of at least 50 %",
            processed.StandardOutput,
            StringComparison.Ordinal
        );
        var tables = Experiments.ProcessedRun.Read(new(run["run"]));
        var ids = Enum.GetValues<Part>()
            .SelectMany(part => tables.Rows(part))
            .Select(row => row.EcgId)
            .Distinct()
            .ToList();
        await File.WriteAllLinesAsync(
            run["mine.csv"],
            ["ecg_id,probability", .. ids.Select(id => $"{id},0.{id % 10}")],
            TestContext.Current.CancellationToken
        );
        var (whole, missing) = (await Judge(), 1);
        Assert.True(whole.ExitCode == 0, whole.StandardError);
        Assert.Contains("parts are by the run's split", whole.StandardError, StringComparison.Ordinal);
        Assert.Contains(
            $"{tables.Rows(Part.Test).Count} test rows of ",
            whole.StandardOutput,
            StringComparison.Ordinal
        );
        var verified = await Ecg.RunAsync("verify", run["out"]);
        Assert.True(verified.ExitCode == 0, verified.StandardOutput + verified.StandardError);

        var test = tables.Rows(Part.Test);
        var gone = test[0].EcgId;
        await File.WriteAllLinesAsync(
            run["mine.csv"],
            (await File.ReadAllLinesAsync(run["mine.csv"], TestContext.Current.CancellationToken)).Where(line =>
                !line.StartsWith($"{gone},", StringComparison.Ordinal)
            ),
            TestContext.Current.CancellationToken
        );
        var less = await Judge();
        Assert.Equal(1, less.ExitCode);
        Assert.Contains(
            $"{missing} of {test.Count} test rows of the run have no prediction",
            less.StandardError,
            StringComparison.Ordinal
        );
        Assert.Contains($"{missing} test rows", less.StandardOutput, StringComparison.Ordinal);

        Task<CliWrap.Buffered.BufferedCommandResult> Judge() =>
            Ecg.RunAsync([
                "evaluate",
                "--predictions",
                run["mine.csv"],
                "--run",
                run["run"],
                "--out",
                run["out"],
                .. DemoFixture.Resampling,
            ]);
    }

    [Theory]
    [InlineData("none.csv", "none.csv")]
    [InlineData("", "It is a folder")]
    public async Task A_missing_file_of_predictions_and_a_folder_are_plain_errors(string file, string named)
    {
        using var folder = new TemporaryFolder();
        await Ecg.FailsAsync(
            1,
            [named],
            "evaluate",
            "--predictions",
            folder[file],
            "--data",
            demo.Data,
            "--out",
            folder["out"]
        );
    }
}
