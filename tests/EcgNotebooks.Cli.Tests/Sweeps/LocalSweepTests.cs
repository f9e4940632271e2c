using System.Diagnostics;
using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests.Sweeps;

/// <summary>A study on one machine.</summary>
[Trait("speed", "slow")]
public sealed class LocalSweepTests(DemoFixture demo)
{
    [Fact]
    public async Task A_sweep_killed_in_the_middle_goes_on_without_its_finished_cells_to_the_table_of_a_whole_one()
    {
        using var whole = new StudyFolder(demo.Data, "0, 1, 2", epochs: 2);
        Assert.Matches(
            @"leak-free.* 3 .*[01]\.\d{3} \([01]\.\d{3} to [01]\.\d{3}\)",
            await whole.SweepAsync(0, "--workers", "2")
        );
        using var killed = new StudyFolder(demo.Data, "0, 1, 2", epochs: 2);
        using (var sweep = killed.Start("--workers", "1"))
        {
            // The second run is in the middle of its training.
            await StudyFolder.UntilAsync(() =>
                killed.Results.Count > 0 && File.Exists(killed["runs", "leak-free-I-cnn-seed1", "cnn", "history.csv"])
            );
            sweep.Kill();
            await sweep.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var before = killed.Results;
        Assert.InRange(before.Count, 1, 2);
        Assert.Contains($"{before.Count} of 3 runs done, ", await killed.SweepAsync(0, "--status"), Ordinal);
        await killed.SweepAsync(0, "--workers", "1");
        Assert.Equal(3, killed.Results.Count);
        Assert.All(before, run => Assert.Equal(run.Value, killed.Results[run.Key]));
        Assert.Equal(whole.Table, killed.Table);
        Assert.Equal(whole.Comparison, killed.Comparison);
        Assert.Contains("3 of 3 runs done, 0 begun, 0 left", await killed.SweepAsync(0, "--status"), Ordinal);
    }

    [Fact]
    public async Task Rungs_that_share_a_training_train_once_and_all_are_compared()
    {
        using var study = new StudyFolder(demo.Data, "0");
        var steps = "[\"threshold-from-validation\", \"split-by-patient\"], \"balancings\": [\"class-weights\"]";
        var text = await File.ReadAllTextAsync(study.Study, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            study.Study,
            text.Replace("[\"leak-free\"]", steps, Ordinal),
            TestContext.Current.CancellationToken
        );
        var output = await study.SweepAsync(0);
        string[] runs = ["threshold-from-validation", "split-by-patient"];
        Assert.Equal(
            runs.Order(),
            study.Results.Keys.Select(id => id.Replace("-class-weights-I-cnn-seed0", "", Ordinal)).Order()
        );
        Assert.True(File.Exists(study["runs", $"{runs[0]}-class-weights-I-cnn-seed0", "cnn", "state.safetensors"]));
        Assert.False(File.Exists(study["runs", $"{runs[1]}-class-weights-I-cnn-seed0", "cnn", "state.safetensors"]));
        Assert.All(runs, step => Assert.Contains($"\n{step} ", output, Ordinal));
        Assert.Equal(
            3,
            (await File.ReadAllLinesAsync(study["comparison.csv"], TestContext.Current.CancellationToken)).Length
        );
    }

    [Fact]
    public async Task A_study_that_changed_takes_no_results_of_what_it_was()
    {
        using var study = new StudyFolder(demo.Data, "0, 1");
        await study.SweepAsync(0);
        var before = study.Results;
        var text = await File.ReadAllTextAsync(study.Study, TestContext.Current.CancellationToken);
        var changed = text.Replace("\"epochs\": 1", "\"epochs\": 2", Ordinal).Replace("[0, 1]", "[1]", Ordinal);
        await File.WriteAllTextAsync(study.Study, changed, TestContext.Current.CancellationToken);
        Assert.Contains("0 of 1 runs done", await study.SweepAsync(0, "--status"), Ordinal);
        await study.SweepAsync(0);
        Assert.Equal(before["leak-free-I-cnn-seed0"], study.Results["leak-free-I-cnn-seed0"]);
        Assert.NotEqual(before["leak-free-I-cnn-seed1"], study.Results["leak-free-I-cnn-seed1"]);
        Assert.Contains(",1,2,best,", System.Text.Encoding.UTF8.GetString(study.Table), Ordinal);
    }

    [Fact]
    public async Task A_failing_cell_is_told_with_its_last_words_and_the_others_go_on()
    {
        using var study = new StudyFolder(demo.Data, "0, 1", epochs: 1);
        study.Spoil("leak-free-I-cnn-seed0");
        var output = await study.SweepAsync(1);
        Assert.Contains("failed  leak-free-I-cnn-seed0: its process ended with exit code 1", output, Ordinal);
        Assert.Contains("can't be written", output, Ordinal);
        Assert.Contains("1 of 2 runs", output, Ordinal);
        Assert.Equal(["leak-free-I-cnn-seed1"], study.Results.Keys);
    }

    [Fact]
    public async Task An_interrupted_sweep_stops_its_workers_and_says_how_to_go_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no signals on Windows");
        using var study = new StudyFolder(demo.Data, "0, 1", epochs: 1000);
        using var sweep = study.Start("--workers", "2");
        var history = study["runs", "leak-free-I-cnn-seed0", "cnn", "history.csv"];
        await StudyFolder.UntilAsync(() => File.Exists(history));
        using var kill = Process.Start("kill", ["-INT", $"{sweep.Id}"]);
        await sweep.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, sweep.ExitCode);
        var errors = await sweep.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"To continue, run: ecg sweep {study.Study}", errors, Ordinal);
        // Nobody holds the run any more.
        using var free = File.Open(
            study["runs", "leak-free-I-cnn-seed0.lock"],
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.None
        );
    }

    [Fact]
    public async Task A_second_sweep_in_the_same_folder_is_refused()
    {
        using var study = new StudyFolder(demo.Data, "0");
        Directory.CreateDirectory(study["runs"]);
        using var held = File.Open(study[".lock"], FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        Assert.Contains("other process", await study.SweepAsync(1), Ordinal);
    }

    [Fact]
    public async Task A_bad_study_is_a_plain_failure()
    {
        using var study = new StudyFolder(demo.Data, "0, 0");
        await Ecg.FailsAsync(1, ["study.json", "seeds[1]"], "sweep", study.Study);
    }

    [Theory]
    [InlineData("--engine", "cloud")]
    [InlineData("--workers", "0")]
    [InlineData("--retries", "-1")]
    public async Task Wrong_usage_ends_with_2(params string[] options) =>
        Assert.Equal(2, (await Ecg.RunAsync(["sweep", "study.json", .. options])).ExitCode);

    private static StringComparison Ordinal => StringComparison.Ordinal;
}
