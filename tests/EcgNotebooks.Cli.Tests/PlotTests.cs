using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests;

[Trait("speed", "slow")]
public sealed class PlotTests(DemoFixture demo)
{
    [Theory]
    [InlineData("ecg.svg", "<svg ", "25 mm/s")]
    [InlineData("ecg.html", "<!DOCTYPE html>", "aVR (mV)")]
    public async Task A_recording_is_drawn_as_the_extension_says(string file, string start, string words)
    {
        using var folder = new TemporaryFolder();
        var result = await Ecg.RunAsync("plot", demo.Record, "--out", folder[file]);
        Assert.True(result.ExitCode == 0, result.StandardError);
        var text = await File.ReadAllTextAsync(folder[file], TestContext.Current.CancellationToken);
        Assert.StartsWith(start, text, StringComparison.Ordinal);
        Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.Contains("Simulated data", text, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task An_interactive_page_is_the_same_bytes_in_each_process()
    {
        using var folder = new TemporaryFolder();
        await Ecg.RunAsync("plot", demo.Record, "--out", folder["a.html"], "--figure", "filter");
        await Ecg.RunAsync("plot", demo.Record, "--out", folder["b.html"], "--figure", "filter");
        Assert.Equal(await Bytes(folder["a.html"]), await Bytes(folder["b.html"]));
    }

    [Fact]
    public async Task A_file_of_another_kind_is_named_as_what_it_is_not()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["ecg.csv"], "I\n0.1\n", TestContext.Current.CancellationToken);
        string[] plot = ["plot", folder["ecg.csv"], "--out", folder["ecg.svg"]];
        await Ecg.FailsAsync(1, ["ecg.csv is a file, but not one of a WFDB record", ".hea or .dat"], plot);
    }

    [Fact]
    public async Task A_recording_without_any_of_the_twelve_leads_is_drawn_under_its_own_names()
    {
        using var folder = new TemporaryFolder();
        await Record(folder["rec"], "rec.dat 16 1000/mV 16 0 1 6 0 MLII", 1, 2, 3);
        var result = await Ecg.RunAsync("plot", folder["rec"], "--out", folder["rec.svg"]);
        Assert.True(result.ExitCode == 0, result.StandardError);
        Assert.Equal(
            "rec: the record has none of the twelve leads, so all of its signals are drawn under their own names.\n",
            result.StandardError.ReplaceLineEndings("\n")
        );
        var page = await File.ReadAllTextAsync(folder["rec.svg"], TestContext.Current.CancellationToken);
        Assert.Contains("MLII (mV)", page, StringComparison.Ordinal);
        await Ecg.FailsAsync(
            1,
            ["one of the twelve leads", "MLII"],
            ["plot", folder["rec"], "--out", folder["a.svg"], "--figure", "leads"]
        );
    }

    [Fact]
    public async Task Of_signals_of_several_sampling_rates_those_with_the_most_leads_are_drawn()
    {
        using var folder = new TemporaryFolder();
        var signals = "rec.dat 16 1000/mV 16 0 1 5 0 RESP\nrec.dat 16x2 1000/mV 16 0 2 16 0 II";
        await Record(folder["rec"], signals, 1, 2, 3, 4, 5, 6);
        var header = await File.ReadAllTextAsync(folder["rec.hea"], TestContext.Current.CancellationToken);
        header = header.Replace("rec 1 500 6", "rec 2 500 2", StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder["rec.hea"], header, TestContext.Current.CancellationToken);
        var result = await Ecg.RunAsync("plot", folder["rec"], "--out", folder["rec.svg"]);
        Assert.True(result.ExitCode == 0, result.StandardError);
        Assert.Contains(
            "not drawn, because their sampling rate differs: RESP",
            result.StandardError,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_lead_in_V_is_drawn_as_the_same_lead_in_mV()
    {
        using var folder = new TemporaryFolder();
        await Record(folder["rec"], "rec.dat 16 1000000/V 16 0 500 3000 0 I", 500, 1000, 1500);
        await Ecg.RunAsync("plot", folder["rec"], "--out", folder["v.svg"]);
        await Record(folder["rec"], "rec.dat 16 1000/mV 16 0 500 3000 0 I", 500, 1000, 1500);
        await Ecg.RunAsync("plot", folder["rec"], "--out", folder["mv.svg"]);
        Assert.Equal(await Bytes(folder["mv.svg"]), await Bytes(folder["v.svg"]));
        await Record(folder["rec"], "rec.dat 16 1000/mmHg 16 0 500 3000 0 I", 500, 1000, 1500);
        await Ecg.FailsAsync(1, ["'mmHg'"], "plot", folder["rec"], "--out", folder["p.svg"]);
    }

    [Fact]
    public async Task A_wrong_checksum_is_an_error_that_names_the_option_which_reads_nevertheless()
    {
        using var folder = new TemporaryFolder();
        await Record(folder["rec"], "rec.dat 16 1000/mV 16 0 1 0 0 I", 1, 2, 3);
        string[] plot = ["plot", folder["rec"], "--out", folder["rec.svg"]];
        await Ecg.FailsAsync(1, ["checksum 6", "says 0", "--no-verify"], plot);
        var result = await Ecg.RunAsync([.. plot, "--no-verify"]);
        Assert.True(result.ExitCode == 0, result.StandardError);
        Assert.Contains("checksum 6, but the header says 0", result.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_extension_is_wrong_usage() =>
        await Ecg.FailsAsync(2, [".svg", ".png", ".html"], "plot", demo.Record, "--out", "ecg.gif");

    private static async Task Record(string record, string signal, params short[] samples)
    {
        var token = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(record + ".hea", $"rec 1 500 {samples.Length}\n{signal}\n", token);
        await File.WriteAllBytesAsync(record + ".dat", [.. samples.SelectMany(BitConverter.GetBytes)], token);
    }

    private static Task<byte[]> Bytes(string path) =>
        File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
}
