using EcgNotebooks.Cli.Tests.Support;
using EcgNotebooks.Experiments;
using EcgNotebooks.Training;

namespace EcgNotebooks.Cli.Tests;

/// <summary>A stopped training is continued to the epochs it was started for, and its results aren't taken for those of a finished one.</summary>
public class ResumedTrainingTests(DemoFixture demo)
{
    [Fact]
    public async Task A_stopped_training_keeps_its_number_of_epochs_and_its_results_say_that_it_was_stopped()
    {
        using var run = demo.CopyOfUntrainedRun();
        StopAfterTheFirstOf(2, run.Path);
        Assert.Contains("the CNN was stopped after 1 of 2 epochs", await SaidAsync("evaluate", run.Path));
        Assert.Contains("epoch 2/2", await SaidAsync("train", run.Path, "--resume"));
        Assert.Equal(3, (await File.ReadAllLinesAsync(run["cnn/history.csv"], Cancellation)).Length);
        Assert.DoesNotContain("was stopped", await SaidAsync("evaluate", run.Path));
        Assert.Contains("has 2 epochs already, so nothing is trained", await SaidAsync("train", run.Path, "--resume"));
        Assert.Contains("epoch 3/3", await SaidAsync("train", run.Path, "--resume", "--epochs", "3"));
    }

    [Fact]
    public async Task Where_there_is_nothing_to_resume_a_new_training_starts_and_says_so()
    {
        using var run = demo.CopyOfUntrainedRun();
        var said = await SaidAsync("train", run.Path, "--resume", "--epochs", "1");
        Assert.Contains($"{run["cnn"]} holds no training to resume, so a new one starts", said);
        Assert.Contains("epoch 1/1", said);
    }

    [Fact]
    public async Task A_training_that_cannot_be_resumed_is_not_replaced()
    {
        using var run = demo.CopyOfRun();
        var weights = await File.ReadAllBytesAsync(run["cnn/last.safetensors"], Cancellation);
        File.Delete(run["cnn/state.safetensors"]);
        string[] resume = ["train", "--run", run.Path, "--network", "cnn", "--resume"];
        await Ecg.FailsAsync(1, [$"{run["cnn"]}: holds a training", "state.safetensors", "--force"], resume);
        Assert.Equal(weights, await File.ReadAllBytesAsync(run["cnn/last.safetensors"], Cancellation));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<string> SaidAsync(string verb, string run, params string[] options)
    {
        var result = await Ecg.RunAsync([verb, "--run", run, "--network", "cnn", .. options]);
        Assert.True(result.ExitCode == 0, result.StandardError);
        return result.StandardError;
    }

    private static void StopAfterTheFirstOf(int epochs, string run)
    {
        using var stop = new CancellationTokenSource();
        var request = new TrainingRequest { Epochs = epochs };
        var first = new Stopper(stop);
        Assert.Throws<OperationCanceledException>(() =>
            new Experiment(new RunFolder(run)).Train(NetworkKind.Cnn, request, first, cancellation: stop.Token)
        );
    }

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<EpochReport>
    {
        public void Report(EpochReport value) => stop.Cancel();
    }
}
