using System.Text;
using EcgNotebooks.Formats.Wfdb;
using EcgNotebooks.Signals;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Formats.Wfdb;

/// <summary>Tests damaged headers and signal files: the only possible outcomes are samples or this library's own error.</summary>
[Trait("speed", "slow")]
public sealed class RecordMutationTests : IDisposable
{
    private const int Mutations = 2000;
    private const string Marks = "0123456789999-+:/().x~ \n\t#e\0é";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    public void A_damaged_record_gives_samples_or_an_error_of_this_library(int seed)
    {
        var files = Originals();
        var random = new Random(seed);
        var read = 0;
        for (var i = 0; i < Mutations; i++)
        {
            var (name, bytes) = files[random.Next(files.Count)];
            File.WriteAllBytes(_folder[name], Damaged(random, bytes));
            read += Outcome(_folder["multi"], _folder[name[0] == 'b' ? "b" : "a"]);

            File.WriteAllBytes(_folder[name], bytes);
        }

        // Much damage is harmless, so some records are read; this way, the test covers both outcomes.
        Assert.InRange(read, Mutations / 2, 3 * Mutations - Mutations / 2);
    }

    [Fact]
    public void A_named_pipe_in_place_of_a_signal_file_or_header_does_not_block()
    {
        NamedPipe.SkipUnlessMade();
        Originals();
        foreach (var name in new[] { "a.dat", "a.hea" })
        {
            File.Delete(_folder[name]);
            NamedPipe.Make(_folder[name]);
            Assert.Throws<RecordException>(() => WfdbRecord.Read(_folder["a"]));
            File.Move(_folder[name], _folder["pipe"], overwrite: true);
            File.CreateSymbolicLink(_folder[name], _folder["pipe"]);
            Assert.Throws<RecordException>(() => WfdbRecord.Read(_folder["a"]));
        }
    }

    // Returns how many of three ways of reading give samples.
    private static int Outcome(string whole, string record) =>
        Samples(() => WfdbRecord.ReadByRate(whole))
        + Samples(() => WfdbRecord.ReadLead(record, Lead.I, 100, verify: false))
        + Samples(() =>
        {
            var fitting = new RecordingFitting(new SignalOptions(), new RecordingLimits());
            return fitting.Fit(RecordingExcerpt.Read(record, [Lead.I], fitting.Seconds, null));
        });

    private static int Samples(Func<object> read)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            read();
            return 1;
        }
        catch (EcgException)
        {
            return 0;
        }
        finally
        {
            // Twice the gap samples that a header may claim; the files themselves are small.
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 600_000_000);
        }
    }

    private static byte[] Damaged(Random random, byte[] bytes)
    {
        var result = bytes.ToList();
        for (var changes = random.Next(1, 5); changes > 0 && result.Count > 0; changes--)
        {
            var at = random.Next(result.Count);
            switch (random.Next(5))
            {
                case 0:
                    result.RemoveRange(at, Math.Min(random.Next(1, 40), result.Count - at));
                    break;
                case 1:
                    result.InsertRange(at, result[at..Math.Min(at + random.Next(1, 40), result.Count)]);
                    break;
                case 2:
                    result.Insert(at, (byte)Marks[random.Next(Marks.Length)]);
                    break;
                case 3:
                    result[at] = (byte)random.Next(256);
                    break;
                default:
                    result[at] = (byte)Marks[random.Next(Marks.Length)];
                    break;
            }
        }

        return [.. result];
    }

    // A record with two formats, rates and files, a record with differences, and a record that joins them.
    private List<(string Name, byte[] Bytes)> Originals()
    {
        var wave = Enumerable.Range(0, 1000).Select(i => (int)(100 * Math.Sin(i / 7.0)) + i % 3).ToArray();
        int[] slow = [.. wave.Where((_, i) => i % 2 == 0)];
        (string, byte[])[] files =
        [
            ("a.dat", [1, 2, 3, .. NaiveEncoder.Encode(212, [wave, slow], [2, 1], [0, 0])]),
            ("a.d1", NaiveEncoder.Encode(311, slow)),
            ("b.dat", NaiveEncoder.Encode(8, [wave, slow], [2, 1], [wave[0], slow[0]])),
            (
                "a.hea",
                Text(
                    "a 3 50/50(0) 500 10:00:00 01/02/2003\na.dat 212x2:0+3 200(0)/mV 12 0 0 "
                        + $"{(ushort)wave.Sum()} 0 I\na.dat 212:1+3 200(0)/mV 12 0 0 {(ushort)slow.Sum()} 0 II\n"
                        + "a.d1 311 200 10\n# comment\n"
                )
            ),
            (
                "b.hea",
                Text(
                    $"b 2 50 500\nb.dat 8x2 200 12 0 {wave[0]} {(ushort)wave.Sum()} 0 I\n"
                        + $"b.dat 8 200 12 0 {slow[0]} {(ushort)slow.Sum()} 0 II\n"
                )
            ),
            ("layout.hea", Text("layout 2 50 0\n~ 0x2 200/mV 12 0 0 0 0 I\n~ 0 200/mV 12 0 0 0 0 II\n")),
            ("multi.hea", Text("multi/4 2 50 1002\nlayout 0\na 500\n~ 2\nb 500\n")),
        ];
        foreach (var (name, bytes) in files)
        {
            File.WriteAllBytes(_folder[name], bytes);
        }

        return [.. files];
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
