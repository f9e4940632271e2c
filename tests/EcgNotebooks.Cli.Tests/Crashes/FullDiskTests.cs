using System.Globalization;
using CliWrap;
using CliWrap.Buffered;
using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests.Crashes;

/// <summary>Verbs on a file system that has room for some of their files only.</summary>
[Trait("speed", "slow")]
public sealed class FullDiskTests(DemoFixture demo)
{
    private const int Unmountable = 77;

    [Theory]
    [InlineData(4, "process", "--data", "DATA", "--run", "DISK/run")]
    [InlineData(100, "train", "--run", "DISK/run", "--network", "cnn", "--epochs", "1")]
    [InlineData(40, "evaluate", "--run", "DISK/run")]
    [InlineData(600, "fetch", "--source", "DATA", "--all", "--out", "DISK/run/data")]
    [InlineData(600, "demo", "--recordings", "20", "--out", "DISK/run/data")]
    [InlineData(4, "plot", "DATA/records500/00000/00001_hr", "--out", "DISK/run/ecg.svg")]
    public async Task Say_so_leave_no_half_file_and_spoil_none_that_was_there(
        int freeKilobytes,
        params string[] arguments
    )
    {
        using var mount = new TemporaryFolder();
        using var run = arguments[0] is "train" or "evaluate" ? demo.CopyOfRun() : new TemporaryFolder();
        if (arguments[0] == "train")
        {
            // A new training removes the old one first, which would make room for it.
            Directory.Delete(run["cnn"], recursive: true);
        }

        // It would give way, and so make room.
        File.Delete(run["signals.cache"]);
        var size = Directory.EnumerateFiles(run.Path, "*", SearchOption.AllDirectories).Sum(Pages) + freeKilobytes;
        var result = await OnDiskAsync(size, mount.Path, run.Path, arguments);
        Assert.SkipWhen(result.ExitCode == Unmountable, "a small file system can't be mounted here");
        Assert.True(result.ExitCode == 1, result.StandardOutput + result.StandardError);
        Assert.DoesNotContain("bug", result.StandardError, StringComparison.Ordinal);
        Assert.Contains("space", result.StandardError, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(".unfinished", result.StandardOutput, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 1800)]
    [InlineData(true, 700)]
    public async Task The_prepared_signals_give_way_to_the_results_of_a_training(bool wereThere, int freeKilobytes)
    {
        using var mount = new TemporaryFolder();
        using var run = demo.CopyOfUntrainedRun();
        // Of an earlier program or of other recordings: it doesn't count, and takes the room that the results need.
        File.Delete(run["signals.cache"]);
        if (wereThere)
        {
            await File.WriteAllBytesAsync(
                run["signals.cache"],
                new byte[1200 << 10],
                TestContext.Current.CancellationToken
            );
        }

        var size = Directory.EnumerateFiles(run.Path, "*", SearchOption.AllDirectories).Sum(Pages) + freeKilobytes;
        string[] train = ["train", "--run", "DISK/run", "--network", "cnn", "--epochs", "2"];
        var result = await OnDiskAsync(size, mount.Path, run.Path, train);
        Assert.SkipWhen(result.ExitCode == Unmountable, "a small file system can't be mounted here");
        Assert.True(result.ExitCode == 0, result.StandardOutput + result.StandardError);
        Assert.Contains("cnn/best.safetensors", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("cnn/state.safetensors", result.StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotContain("signals.cache", result.StandardOutput, StringComparison.Ordinal);
    }

    private static long Pages(string file) => (new FileInfo(file).Length + 4095) / 4096 * 4 + 4;

    // In a mount namespace of its own, which goes with the process.
    private async Task<BufferedCommandResult> OnDiskAsync(long kilobytes, string disk, string run, string[] arguments)
    {
        var real = arguments.Select(a =>
            a.Replace("DISK", disk, StringComparison.Ordinal).Replace("DATA", demo.Data, StringComparison.Ordinal)
        );
        var size = kilobytes.ToString(CultureInfo.InvariantCulture);
        var script =
            $"mount -t tmpfs -o size={size}k tmpfs '{disk}' || exit {Unmountable}; cp -r '{run}' '{disk}/run' || exit {Unmountable}; "
            + "\"$@\"; code=$?; find '"
            + disk
            + "' -type f; exit $code";
        try
        {
            return await CliWrap
                .Cli.Wrap("unshare")
                .WithArguments(["-rm", "sh", "-c", script, "sh", "dotnet", Ecg.Program, .. real])
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return new BufferedCommandResult(Unmountable, default, default, "", "no unshare");
        }
    }
}
