using System.Diagnostics;
using System.Runtime.CompilerServices;
using EcgNotebooks.Cli.Tests.Support;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Cli.Tests;

/// <summary>The weights depend on the seed, and neither on a kill nor on a resumption.</summary>
[Trait("speed", "slow")]
public class TrainingTests(DemoFixture demo, TrainingTests.WholeTraining whole)
    : IClassFixture<TrainingTests.WholeTraining>
{
    private const int Epochs = 3;

    [Fact]
    public async Task Two_runs_with_one_seed_give_the_same_weights_where_the_device_is_named_too_and_another_seed_gives_others()
    {
        using var same = demo.CopyOfUntrainedRun();
        using var other = demo.CopyOfUntrainedRun();
        // The device is found in the one and named in the other.
        await TrainAsync(same.Path, seed: 5, "--device", "cpu");
        await TrainAsync(other.Path, seed: 6, "--device", "auto");
        Assert.Equal(Weights(whole.Run, "last"), Weights(same.Path, "last"));
        Assert.Equal(Weights(whole.Run, "best"), Weights(same.Path, "best"));
        Assert.NotEqual(Weights(whole.Run, "last"), Weights(other.Path, "last"));
        Assert.Equal(Epochs + 1, Losses(same.Path).Length);
        Assert.Equal(Epochs + 1, Losses(other.Path).Length);
    }

    [Fact]
    public async Task A_run_killed_in_mid_epoch_and_resumed_gives_the_weights_of_an_uninterrupted_one()
    {
        using var killed = demo.CopyOfUntrainedRun();
        await KillInSecondEpochAsync(killed.Path);
        await TrainAsync(killed.Path, seed: 5, "--resume");
        Assert.Equal(Weights(whole.Run, "last"), Weights(killed.Path, "last"));
        Assert.Equal(Weights(whole.Run, "best"), Weights(killed.Path, "best"));
        Assert.Equal(Losses(whole.Run), Losses(killed.Path));
        Assert.Empty(Directory.EnumerateFiles(killed.Path, "*.unfinished", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_run_folder_that_is_removed_during_the_training_ends_it_with_a_sentence()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "an open file can't be removed on Windows");
        var run = demo.CopyOfUntrainedRun();
        string[] arguments = ["train", "--run", run.Path, "--network", "cnn", "--epochs", "60"];
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [Ecg.Program, .. arguments])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
        var line = await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.Contains("epoch 1/", line, StringComparison.Ordinal);
        // What is written at this moment may keep the folder from being empty.
        while (Directory.Exists(run.Path))
        {
            try
            {
                run.Dispose();
            }
            catch (IOException)
            {
                // Again.
            }
        }

        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, process.ExitCode);
        Assert.Contains($"{run.Path}: the folder was removed or replaced", said, StringComparison.Ordinal);
        Assert.DoesNotContain("bug", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(run.Path));
    }

    [Fact]
    public async Task A_GPU_that_is_not_there_is_a_plain_error()
    {
        Assert.SkipWhen(HasGpu(), "There is a GPU.");
        using var run = demo.CopyOfRun();
        var before = Weights(run.Path, "last");
        await Ecg.FailsAsync(1, ["GPU", "cpu or auto"], [.. Arguments(run.Path, 5), "--device", "cuda", "--force"]);
        Assert.Equal(before, Weights(run.Path, "last"));
    }

    [Fact]
    public async Task Training_in_bfloat16_says_so_and_leaves_the_historys_columns_alone()
    {
        using var run = demo.CopyOfUntrainedRun();
        var result = await Ecg.RunAsync([.. Arguments(run.Path, 5), "--precision", "bfloat16"]);
        Assert.True(result.ExitCode == 0, result.StandardError);
        Assert.Contains("bfloat16", result.StandardOutput, StringComparison.Ordinal);
        Assert.Equal("epoch,loss,accuracy,val_loss,val_accuracy", Losses(run.Path)[0]);
    }

    private static bool HasGpu()
    {
        // The library says where torch's files are as soon as it is loaded, which it isn't where this test is the first.
        RuntimeHelpers.RunModuleConstructor(typeof(Recipe).Module.ModuleHandle);
        return TorchSharp.torch.cuda.is_available();
    }

    private static async Task TrainAsync(string run, int seed, params string[] more)
    {
        var result = await Ecg.RunAsync([.. Arguments(run, seed), .. more]);
        Assert.True(result.ExitCode == 0, result.StandardError);
    }

    private static string[] Arguments(string run, int seed) =>
        ["train", "--run", run, "--network", "cnn", "--epochs", $"{Epochs}", "--seed", $"{seed}"];

    private static async Task KillInSecondEpochAsync(string run)
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [Ecg.Program, .. Arguments(run, 5)])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
        var line = await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.Contains("epoch 1/3", line, StringComparison.Ordinal);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            2,
            (
                await File.ReadAllLinesAsync(
                    Path.Combine(run, "cnn", "history.csv"),
                    TestContext.Current.CancellationToken
                )
            ).Length
        );
    }

    /// <summary>A training that nothing interrupted.</summary>
    public sealed class WholeTraining(DemoFixture demo) : IAsyncLifetime
    {
        private readonly TemporaryFolder _folder = demo.CopyOfUntrainedRun();

        public string Run => _folder.Path;

        public async ValueTask InitializeAsync() => await TrainAsync(Run, seed: 5);

        public ValueTask DisposeAsync()
        {
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private static byte[] Weights(string run, string name) =>
        File.ReadAllBytes(Path.Combine(run, "cnn", $"{name}.safetensors"));

    // All columns but the last, which is the time that the epoch took.
    private static string[] Losses(string run) =>
        [.. File.ReadAllLines(Path.Combine(run, "cnn", "history.csv")).Select(l => l[..l.LastIndexOf(',')])];
}
