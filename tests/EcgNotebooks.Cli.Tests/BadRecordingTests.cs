using System.Runtime.InteropServices;
using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests;

/// <summary>Bad recordings: each has its own plain error and exit code 1, in training and in prediction.</summary>
public class BadRecordingTests(DemoFixture demo)
{
    private const string Record = "records500/00000/00001_hr";

    [Fact]
    public async Task A_missing_dat() => await Fails(["00001_hr.dat"], record => File.Delete(record + ".dat"));

    [Fact]
    public async Task A_missing_header() => await Fails(["00001_hr"], record => File.Delete(record + ".hea"));

    [Fact]
    public async Task A_truncated_dat() =>
        await Fails(
            ["00001_hr.dat", "bytes"],
            record => File.WriteAllBytes(record + ".dat", File.ReadAllBytes(record + ".dat")[..^1000])
        );

    [Fact]
    public async Task A_wrong_checksum() =>
        await Fails(["checksum"], record => Change(record + ".dat", bytes => bytes[24 * 100] ^= 1));

    [Fact]
    public async Task Too_short_a_recording() =>
        await Fails(
            ["1000 samples", "5000"],
            record =>
            {
                ReplaceInHeader(record, "500 5000", "500 1000");
                File.WriteAllBytes(record + ".dat", File.ReadAllBytes(record + ".dat")[..(24 * 1000)]);
                CorrectChecksums(record);
            }
        );

    [Fact]
    public async Task No_lead_I() => await Fails(["lead I"], record => ReplaceInHeader(record, " 0 I\n", " 0 X\n"));

    [Fact]
    public async Task Too_low_a_sampling_rate() =>
        await Fails(["50 Hz", "500 Hz"], record => ReplaceInHeader(record, "12 500 5000", "12 50 5000"));

    [Fact]
    public async Task Another_unit_than_one_of_voltage() =>
        await Fails(["mmHg"], record => ReplaceInHeader(record, "/mV", "/mmHg"));

    [Fact]
    public async Task Training_names_the_recording_that_cannot_be_read()
    {
        using var data = demo.CopyOfData();
        using var folder = new TemporaryFolder();
        await Ecg.RunAsync("process", "--data", data.Path, "--run", folder["run"]);
        foreach (var dat in Directory.EnumerateFiles(data["records500"], "*.dat", SearchOption.AllDirectories))
        {
            File.Delete(dat);
        }

        await Ecg.FailsAsync(1, ["_hr.dat"], "train", "--run", folder["run"], "--network", "cnn", "--epochs", "1");
    }

    private async Task Fails(string[] words, Action<string> damage)
    {
        using var data = demo.CopyOfData();
        var record = Path.Combine([data.Path, .. Record.Split('/')]);
        damage(record);
        await Ecg.FailsAsync(1, words, "predict", "--model", demo.Cnn, "--input", record);
    }

    private static void Change(string path, Action<byte[]> change)
    {
        var bytes = File.ReadAllBytes(path);
        change(bytes);
        File.WriteAllBytes(path, bytes);
    }

    private static void ReplaceInHeader(string record, string old, string replacement)
    {
        var text = File.ReadAllText(record + ".hea");
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(record + ".hea", text.Replace(old, replacement, StringComparison.Ordinal));
    }

    // A shorter signal has another checksum, the seventh field of its line.
    private static void CorrectChecksums(string record)
    {
        var samples = MemoryMarshal.Cast<byte, short>(File.ReadAllBytes(record + ".dat")).ToArray();
        var lines = File.ReadAllLines(record + ".hea");
        for (var signal = 0; signal < 12; signal++)
        {
            var sum = samples.Where((_, i) => i % 12 == signal).Sum(sample => sample);
            var fields = lines[1 + signal].Split(' ');
            fields[6] = $"{(ushort)sum}";
            lines[1 + signal] = string.Join(' ', fields);
        }

        File.WriteAllLines(record + ".hea", lines);
    }
}
