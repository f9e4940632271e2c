using System.Runtime.InteropServices;
using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests;

/// <summary>Bad recordings: each has its own plain error and exit code 1, in training and in prediction.</summary>
[Trait("speed", "slow")]
public class BadRecordingTests(DemoFixture demo)
{
    // Name of the case, the words of its error, and what is done to a good recording.
    private static readonly (string Name, string[] Words, Action<string> Damage)[] _damages =
    [
        ("missing-dat", ["00001_hr.dat"], record => File.Delete(record + ".dat")),
        ("missing-header", ["00001_hr"], record => File.Delete(record + ".hea")),
        (
            "truncated-dat",
            ["00001_hr.dat", "bytes"],
            record => File.WriteAllBytes(record + ".dat", File.ReadAllBytes(record + ".dat")[..^1000])
        ),
        ("wrong-checksum", ["checksum"], record => Change(record + ".dat", bytes => bytes[24 * 100] ^= 1)),
        (
            "too-short",
            ["1000 samples", "5000"],
            record =>
            {
                ReplaceInHeader(record, "500 5000", "500 1000");
                File.WriteAllBytes(record + ".dat", File.ReadAllBytes(record + ".dat")[..(24 * 1000)]);
                CorrectChecksums(record);
            }
        ),
        ("no-lead-I", ["lead I"], record => ReplaceInHeader(record, " 0 I\n", " 0 X\n")),
        ("too-low-a-rate", ["50 Hz", "500 Hz"], record => ReplaceInHeader(record, "12 500 5000", "12 50 5000")),
        ("no-voltage", ["mmHg"], record => ReplaceInHeader(record, "/mV", "/mmHg")),
    ];

    [Fact]
    public async Task Each_bad_recording_is_refused_with_its_own_error()
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, _, damage) in _damages)
        {
            Directory.CreateDirectory(folder[name]);
            File.Copy(demo.Record + ".hea", folder[name, "00001_hr.hea"]);
            File.Copy(demo.Record + ".dat", folder[name, "00001_hr.dat"]);
            damage(folder[name, "00001_hr"]);
        }

        // One start of the program shows all of them; none is predicted.
        string[] inputs = [.. _damages.Select(damage => folder[damage.Name, "00001_hr"])];
        var result = await Ecg.RunAsync(["predict", "--model", demo.Cnn, "--threshold", "0.5", "--input", .. inputs]);
        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.StandardOutput);
        var lines = result.StandardError.ReplaceLineEndings("\n").TrimEnd().Split('\n');
        Assert.Equal(_damages.Length, lines.Length);
        foreach (var (damage, line) in _damages.Zip(lines))
        {
            Assert.Contains(folder[damage.Name, "00001_hr"], line, StringComparison.Ordinal);
            Assert.All(damage.Words, word => Assert.Contains(word, line, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain("bug", line, StringComparison.Ordinal);
        }
    }

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
