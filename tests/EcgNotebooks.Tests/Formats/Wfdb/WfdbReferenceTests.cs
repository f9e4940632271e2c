using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using EcgNotebooks.Formats.Wfdb;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Formats.Wfdb;

public class WfdbReferenceTests
{
    [Fact]
    public void Records_are_read_as_wfdb_python_reads_them()
    {
        var golden = SharedData.Golden("records.json");
        var subset = SharedData.Subset;
        using var json = JsonDocument.Parse(File.ReadAllText(golden));
        var records = json.RootElement.GetProperty("records").EnumerateArray().ToList();
        Assert.Equal(8, records.Count);
        foreach (var expected in records)
        {
            var path = Path.Combine(subset, expected.GetProperty("record").GetString()!);
            var record = WfdbRecord.Read(path);
            Assert.Equal(expected.GetProperty("fs_hz").GetDouble(), record.SamplingRateHz);
            Assert.Equal(expected.GetProperty("samples").GetInt32(), record.SampleCount);
            for (var i = 0; i < record.Signals.Count; i++)
            {
                Matches(expected, i, record.Signals[i]);
                Assert.Equal(record.Signals[i].Samples, WfdbRecord.ReadLead(path, Lead.All[i]).Samples);
            }
        }
    }

    private static void Matches(JsonElement expected, int i, EcgSignal signal)
    {
        Assert.Equal(expected.GetProperty("leads")[i].GetString(), signal.Name);
        Assert.Equal(expected.GetProperty("units")[i].GetString(), signal.Unit);
        Assert.Equal(expected.GetProperty("min")[i].GetDouble(), signal.Samples.Min());
        Assert.Equal(expected.GetProperty("max")[i].GetDouble(), signal.Samples.Max());
        Assert.Equal(expected.GetProperty("sum")[i].GetDouble(), signal.Samples.Sum(), 1e-10);
        var first = expected.GetProperty("first_5")[i].EnumerateArray().Select(value => value.GetDouble());
        Assert.Equal(first, signal.Samples.Take(5));
    }

    [Fact]
    public void Every_recording_of_PTB_XL_is_read_with_correct_checksums()
    {
        var headers = Directory.GetFiles(SharedData.Subset, "*.hea", SearchOption.AllDirectories);
        Assert.True(headers.Length >= 792);
        foreach (var path in headers)
        {
            var record = WfdbRecord.Read(path);
            Assert.Equal((12, 10.0), (record.Signals.Count, record.DurationSeconds));
        }
    }

    [Theory]
    [InlineData("record-1a", "test01_00s", 0, 4000, new[] { 0, 1, 2, 3 }, false)]
    [InlineData("record-1b", "a103l", 12500, 27500, new[] { 2, 0 }, true)]
    [InlineData("record-1c", "a103l", 20000, 62500, new[] { 0, 1 }, false)]
    [InlineData("record-1d", "3000003_0003", 125, 875, new[] { 1 }, true)]
    [InlineData("record-1f.gz", "binformats", 0, 499, new[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 }, false)]
    [InlineData("record-2b", "100", 1, 10799, new[] { 1 }, false)]
    [InlineData("record-2c", "100_3chan", 0, 999, new[] { 0, 1, 2 }, true)]
    [InlineData("record-3b", "s0010_re", 5000, 33000, new[] { 13, 0, 4, 8, 3 }, true)]
    public void Records_are_read_as_rdsamp_reads_them(
        string expected,
        string name,
        int from,
        int count,
        int[] signals,
        bool physical
    )
    {
        var lines = Lines(SharedData.WfdbSample("expected", expected));
        var path = Path.Combine(SharedData.WfdbSample("records"), name);
        var record = WfdbRecord.Read(path);
        var header = WfdbHeader.Read(path);
        Assert.Equal(count, lines.Length);
        for (var i = 0; i < count; i++)
        {
            var values = lines[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            for (var s = 0; s < signals.Length; s++)
            {
                var sample = record.Signals[signals[s]].Samples[from + i];
                var printed = double.Parse(values[s], CultureInfo.InvariantCulture);
                var (gain, baseline) = (header.Signals[signals[s]].Gain, header.Signals[signals[s]].Baseline);
                // rdsamp prints eight decimals of physical units.
                Assert.Equal(printed, physical ? sample : Math.Round(sample * gain) + baseline, physical ? 5.1e-9 : 0);
            }
        }
    }

    [Fact]
    public void Every_sample_record_is_read_completely_with_correct_checksums()
    {
        var headers = Directory.GetFiles(SharedData.WfdbSample("records"), "*.hea");
        Assert.Equal(7, headers.Length);
        foreach (var path in headers)
        {
            var record = WfdbRecord.Read(path);
            Assert.Equal(WfdbHeader.Read(path).SampleCount, record.SampleCount);
        }
    }

    private static string[] Lines(string path)
    {
        using var file = File.OpenRead(path);
        using Stream unpacked = path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        using var text = new StreamReader(unpacked);
        return text.ReadToEnd().TrimEnd('\n').Split('\n');
    }
}
