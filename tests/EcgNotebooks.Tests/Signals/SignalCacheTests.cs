using System.Globalization;
using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;
using EcgNotebooks.Files;
using EcgNotebooks.Filtering;
using EcgNotebooks.Formats.Wfdb;
using EcgNotebooks.Signals;
using EcgNotebooks.Simulation;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Signals;

/// <summary>The run's file of prepared signals: the same bits as without it, whatever happens to it or to the recordings.</summary>
public sealed class SignalCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PtbXl _data;
    private readonly RunFolder _run;

    public SignalCacheTests()
    {
        DemoData.Make(_folder["data"], new DemoOptions { Recordings = 40, Seed = 3 });
        _data = PtbXl.Open(_folder["data"]);
        _run = new RunFolder(_folder["run"]);
        new Experiment(_run).Process(_data, Recipe.Published);
        foreach (var file in Directory.EnumerateFiles(_data.Root, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-1));
        }
    }

    public static TheoryData<SignalOptions> Options =>
        [
            new SignalOptions(),
            new SignalOptions { Filter = new FilterOptions() },
            new SignalOptions { Leads = [Lead.II, Lead.V6], Samples = 1000 },
        ];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Options))]
    public void Networks_see_the_same_bits_with_and_without_it(SignalOptions options)
    {
        Use(options);
        var plain = Enum.GetValues<Part>().Select(Uncached).ToList();
        var (first, later) = (ProcessedRun.Read(_run), ProcessedRun.Read(_run));
        Assert.Equal(plain, Enum.GetValues<Part>().Select(part => Bits(first.Examples(part))));
        Assert.True(File.Exists(_run.Signals));
        Assert.Equal(plain, Enum.GetValues<Part>().Select(part => Bits(later.Examples(part))));
    }

    [Fact]
    public void A_later_run_reads_the_file_and_not_the_recordings()
    {
        var expected = Cached();
        foreach (var file in SignalFiles())
        {
            // Its blind spot: overwritten in place, with the time of change set back.
            var time = File.GetLastWriteTimeUtc(file);
            File.WriteAllBytes(file, new byte[new FileInfo(file).Length]);
            File.SetLastWriteTimeUtc(file, time);
        }

        Assert.Equal(expected, Cached());
    }

    [Fact]
    public void A_changed_recording_is_noticed()
    {
        var before = Cached();
        var changed = Recording();
        var record = _data.ReadRecord(changed);
        var louder = record.Signals.Select(s => s with { Samples = [.. s.Samples.Select(v => v / 2)] });
        WfdbWriter.Write(_data.RecordPath(changed), record with { Signals = [.. louder] });
        var after = Cached();
        Assert.NotEqual(before, after);
        Assert.Equal(Uncached(Part.Train), after);
    }

    [Fact]
    public void A_changed_recording_is_noticed_by_its_header_even_where_its_times_are_the_old_ones()
    {
        var before = Cached();
        var header = _data.RecordPath(Recording()) + ".hea";
        var time = File.GetLastWriteTimeUtc(header);
        File.WriteAllText(
            header,
            File.ReadAllText(header).Replace("1000.0(0)/mV", "2000.0(0)/mV", StringComparison.Ordinal)
        );
        File.SetLastWriteTimeUtc(header, time);
        var after = Cached();
        Assert.NotEqual(before, after);
        Assert.Equal(Uncached(Part.Train), after);
    }

    [Fact]
    public void A_damaged_recording_is_the_same_plain_error_as_without_it()
    {
        _ = Cached();
        var file = _data.RecordPath(Recording()) + ".dat";
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^2]);
        Assert.Equal(RecordFault.Truncated, Assert.Throws<RecordException>(Cached).Fault);
        File.Delete(file);
        Assert.Equal(RecordFault.MissingSignalFile, Assert.Throws<RecordException>(Cached).Fault);
    }

    [Fact]
    public void Other_leads_are_read_anew()
    {
        var leadI = Cached();
        Use(new SignalOptions { Leads = [Lead.V1] });
        Assert.Equal(Uncached(Part.Train), Cached());
        Assert.NotEqual(leadI, Cached());
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("cut off")]
    [InlineData("empty")]
    [InlineData("foreign")]
    public void A_damaged_file_is_made_anew(string damage)
    {
        var expected = Cached();
        var whole = File.ReadAllBytes(_run.Signals);
        var damaged = whole.ToArray();
        damaged[^100] ^= 64;
        byte[] there = damage switch
        {
            "changed" => damaged,
            "cut off" => whole[..^4],
            "empty" => [],
            _ => [.. "something else"u8],
        };
        File.WriteAllBytes(_run.Signals, there);
        Assert.Equal(expected, Cached());
        Assert.Equal(whole, File.ReadAllBytes(_run.Signals));
    }

    [Fact]
    public void Where_it_can_not_be_written_recordings_are_read_without_it()
    {
        Directory.CreateDirectory(_run.Signals);
        Assert.Equal(Uncached(Part.Train), Cached());
        Assert.Empty(Directory.GetFiles(_run.Root, "*.unfinished"));
    }

    [Fact]
    public void On_a_full_disk_recordings_are_read_without_it()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no /dev/full.");
        // The names that come next; other tests may take some meanwhile.
        var name = TemporaryFiles.PathFor(_run.Signals).Split('-');
        var next = int.Parse(name[^1].Split('.')[0], CultureInfo.InvariantCulture) + 1;
        foreach (var count in Enumerable.Range(next, 500))
        {
            File.CreateSymbolicLink($"{string.Join('-', name[..^1])}-{count}.unfinished", "/dev/full");
        }

        Assert.Equal(Uncached(Part.Train), Cached());
        Assert.False(File.Exists(_run.Signals));
    }

    [Fact]
    public void Several_that_make_it_at_once_all_see_the_same()
    {
        var expected = Uncached(Part.Train);
        var all = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8).Select(_ => Cached()).ToList();
        Assert.All(all, bits => Assert.Equal(expected, bits));
        Assert.Equal([_run.Signals], Directory.GetFiles(_run.Root, "signals.cache*"));
    }

    [Fact]
    public void Recordings_that_changed_a_moment_ago_are_not_kept()
    {
        File.SetLastWriteTimeUtc(SignalFiles().First(), DateTime.UtcNow);
        Assert.Equal(Uncached(Part.Train), Cached());
        Assert.False(File.Exists(_run.Signals));
    }

    [Fact]
    public void A_cancelled_run_leaves_nothing_behind()
    {
        var run = ProcessedRun.Read(_run);
        Assert.ThrowsAny<OperationCanceledException>(() => run.Examples(Part.Train, new CancellationToken(true)));
        Assert.Empty(Directory.GetFiles(_run.Root, "signals.cache*"));
        Assert.Equal(Uncached(Part.Train), Bits(run.Examples(Part.Train, TestContext.Current.CancellationToken)));
    }

    private void Use(SignalOptions options)
    {
        var manifest = RunManifest.Read(_run);
        (manifest with { Recipe = manifest.Recipe with { Signal = options } }).Write(_run);
    }

    private int[] Cached() => Bits(ProcessedRun.Read(_run).Examples(Part.Train));

    private int[] Uncached(Part part)
    {
        var run = ProcessedRun.Read(_run);
        var rows = run.Rows(part);
        return Bits(RecordingExamples.Load(rows, run.Manifest.Recipe.Signal, run.Recording));
    }

    private string Recording() => ProcessedRun.Read(_run).Rows(Part.Train)[0].FilenameHr;

    private IEnumerable<string> SignalFiles() =>
        ProcessedRun.Read(_run).Balanced.Rows.Select(r => _data.RecordPath(r.FilenameHr) + ".dat");

    // Samples and targets of every row.
    private static int[] Bits(RecordingExamples examples)
    {
        var bits = new List<int>();
        var row = new float[examples.Channels * examples.Length];
        for (var i = 0; i < examples.Count; i++)
        {
            examples.CopyTo(i, row);
            bits.AddRange(Array.ConvertAll(row, BitConverter.SingleToInt32Bits));
            bits.Add(examples.Target(i));
        }

        return [.. bits];
    }
}
