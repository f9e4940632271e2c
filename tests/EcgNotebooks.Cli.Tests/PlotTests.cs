using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests;

public sealed class PlotTests(DemoFixture demo)
{
    [Theory]
    [InlineData("ecg.svg", "<svg ", "25 mm/s")]
    [InlineData("ecg.html", "<!DOCTYPE html>", "aVR (mV)")]
    public async Task A_recording_is_drawn_as_the_extension_says(string file, string start, string words)
    {
        using var folder = new TempFolder();
        var result = await Ecg.RunAsync("plot", demo.Record, "--out", folder[file]);
        Assert.True(result.ExitCode == 0, result.StandardError);
        var text = await File.ReadAllTextAsync(folder[file], TestContext.Current.CancellationToken);
        Assert.StartsWith(start, text, StringComparison.Ordinal);
        Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.Contains("Simulated data", text, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(folder.Root));
    }

    [Fact]
    public async Task An_interactive_page_is_the_same_bytes_in_each_process()
    {
        using var folder = new TempFolder();
        await Ecg.RunAsync("plot", demo.Record, "--out", folder["a.html"], "--figure", "filter");
        await Ecg.RunAsync("plot", demo.Record, "--out", folder["b.html"], "--figure", "filter");
        Assert.Equal(await Bytes(folder["a.html"]), await Bytes(folder["b.html"]));
    }

    [Fact]
    public async Task Another_extension_is_wrong_usage() =>
        await Ecg.FailsAsync(2, [".svg", ".png", ".html"], "plot", demo.Record, "--out", "ecg.gif");

    private static Task<byte[]> Bytes(string path) =>
        File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
}
