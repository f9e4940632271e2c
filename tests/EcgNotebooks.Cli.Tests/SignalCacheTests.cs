using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests;

/// <summary>The run's file of prepared signals, as several processes meet it.</summary>
public class SignalCacheTests(DemoFixture demo)
{
    [Fact]
    public async Task Two_processes_that_make_the_file_at_once_both_train_and_leave_one()
    {
        using var data = demo.CopyOfData();
        using var run = new TempFolder();
        foreach (var file in Directory.EnumerateFiles(data.Root, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-1));
        }

        await SucceedAsync("process", "--data", data.Root, "--run", run.Root);
        await Task.WhenAll(TrainAsync(run, "cnn"), TrainAsync(run, "crnn"));
        Assert.Equal([run["signals.cache"]], Directory.GetFiles(run.Root, "signals.cache*"));
    }

    private static Task TrainAsync(TempFolder run, string network) =>
        SucceedAsync("train", "--run", run.Root, "--network", network, "--epochs", "1");

    private static async Task SucceedAsync(params string[] arguments)
    {
        var result = await Ecg.RunAsync(arguments);
        Assert.True(result.ExitCode == 0, result.StandardError);
    }
}
