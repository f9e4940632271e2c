using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests.Sweeps;

/// <summary>The same study as a job array, on a cluster that the test starts.</summary>
[Trait("speed", "slow")]
public sealed class SlurmSweepTests(DemoFixture demo)
{
    private const string Killed = "leak-free-I-cnn-seed1";

    [Fact]
    public async Task A_job_array_with_a_killed_task_and_a_lost_follower_gives_the_table_of_the_local_engine()
    {
        await using var slurm = await LoopbackSlurm.StartAsync();
        using var array = Four(slurm);
        await KillFollowerAndTaskAsync(slurm, array);
        var before = array.Results;
        Assert.DoesNotContain(Killed, before.Keys);
        // Those still in the queue are followed; only the lost one is submitted.
        var output = await array.SweepAsync(0, "--engine", "slurm");
        Assert.Contains("submitted 1 runs", output, StringComparison.Ordinal);
        Assert.Equal(4, array.Results.Count);
        Assert.All(before, run => Assert.Equal(run.Value, array.Results[run.Key]));
        using var local = Four(slurm);
        await local.SweepAsync(0);
        Assert.Equal(local.Table, array.Table);
    }

    [Fact]
    public async Task A_cell_whose_tasks_keep_failing_is_submitted_again_as_often_as_asked_and_then_told()
    {
        await using var slurm = await LoopbackSlurm.StartAsync();
        using var study = new StudyFolder(demo.Data, "0, 1");
        study.Environment["SLURM_CONF"] = slurm.Configuration;
        study.Spoil("leak-free-I-cnn-seed0");
        var output = await study.SweepAsync(1, "--engine", "slurm", "--retries", "1");
        Assert.Contains("failed  leak-free-I-cnn-seed0: no result after 2 tasks", output, StringComparison.Ordinal);
        Assert.Contains("can't be written", output, StringComparison.Ordinal);
        Assert.Equal(["leak-free-I-cnn-seed1"], study.Results.Keys);
    }

    [Fact]
    public async Task Without_Slurm_the_engine_says_so()
    {
        using var study = new StudyFolder(demo.Data, "0");
        using var nothing = new TemporaryFolder();
        study.Environment["PATH"] = nothing.Path;
        Assert.Contains(
            "squeue: can't be started",
            await study.SweepAsync(1, "--engine", "slurm"),
            StringComparison.Ordinal
        );
    }

    private StudyFolder Four(LoopbackSlurm slurm)
    {
        var study = new StudyFolder(demo.Data, "0, 1", "\"cnn\", \"crnn\"");
        study.Environment["SLURM_CONF"] = slurm.Configuration;
        return study;
    }

    private static async Task KillFollowerAndTaskAsync(LoopbackSlurm slurm, StudyFolder study)
    {
        using var follower = study.Start("--engine", "slurm");
        await StudyFolder.UntilAsync(() => File.Exists(study["runs", Killed, "origin.json"]));
        follower.Kill();
        await follower.WaitForExitAsync(TestContext.Current.CancellationToken);
        var job = (await slurm.RunAsync("squeue", "--noheader", "--array", "--format=%F")).Split('\n')[0].Trim();
        await slurm.RunAsync("scancel", "--signal=KILL", "--full", $"{job}_1");
        await StudyFolder.UntilAsync(() => study.Results.Count > 0);
        Assert.DoesNotContain(
            $"{job}_1 ",
            await slurm.RunAsync("squeue", "--noheader", "--array", "--format=%i "),
            StringComparison.Ordinal
        );
    }
}
