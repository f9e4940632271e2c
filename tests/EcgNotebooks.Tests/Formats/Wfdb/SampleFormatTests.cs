using EcgNotebooks.Formats.Wfdb;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Formats.Wfdb;

public sealed class SampleFormatTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<int> Formats => [.. NaiveEncoder.Lowest.Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public void Samples_of_every_format_are_decoded_as_the_naive_encoder_wrote_them(int format)
    {
        var random = new Random(format);
        int[][] frames =
        [
            [1],
            [1, 1],
            [1, 1, 1],
            [2],
            [3, 1],
            [1, 4, 2],
        ];
        foreach (var perFrame in frames)
        {
            for (var count = 1; count <= 8; count++)
            {
                int[][] signals = [.. perFrame.Select(n => Samples(random, format, n * count))];
                Save(format, signals, perFrame, count);
                var read = WfdbRecord.ReadByRate(_folder["rec"]).SelectMany(part => part.Signals).ToList();
                for (var s = 0; s < signals.Length; s++)
                {
                    var signal = read.Single(candidate => candidate.Name == $"signal {s}");
                    Assert.Equal(signals[s].Select(x => x / 2.0), signal.Samples);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_lowest_value_marks_an_invalid_sample_except_in_difference_formats(int format)
    {
        var lowest = NaiveEncoder.Lowest[format];
        Save(
            format,
            [
                [lowest + 1, lowest, 0, lowest],
            ],
            [1],
            4
        );
        var samples = WfdbRecord.Read(_folder["rec"]).Signals[0].Samples;
        double[] expected =
            format == 8
                ? [(lowest + 1) / 2.0, lowest / 2.0, 0, lowest / 2.0]
                : [(lowest + 1) / 2.0, double.NaN, 0, double.NaN];
        Assert.Equal(expected, samples);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_file_that_lacks_one_byte_is_truncated(int format)
    {
        Save(
            format,
            [
                [1, 2, 3, 4, 5],
                [1, 2, 3, 4, 5],
            ],
            [1, 1],
            5
        );
        var bytes = File.ReadAllBytes(_folder["rec.dat"]);
        File.WriteAllBytes(_folder["rec.dat"], bytes[..^1]);
        Assert.Equal(RecordFault.Truncated, Fault());
        File.WriteAllBytes(_folder["rec.dat"], [.. bytes, 0, 0, 0, 0]);
        Assert.Equal(RecordFault.TooLong, Fault());
    }

    [Theory]
    [InlineData(212, 1)]
    [InlineData(310, 1)]
    [InlineData(311, 1)]
    [InlineData(311, 2)]
    public void A_file_with_a_padded_last_group_is_not_too_long(int format, int count)
    {
        Save(
            format,
            [
                [.. Enumerable.Range(5, count)],
            ],
            [1],
            count
        );
        var bytes = File.ReadAllBytes(_folder["rec.dat"]);
        File.WriteAllBytes(_folder["rec.dat"], [.. bytes, .. new byte[(format == 212 ? 3 : 4) - bytes.Length]]);
        Assert.Equal(2.5, WfdbRecord.Read(_folder["rec"]).Signals[0].Samples[0]);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_missing_number_of_samples_is_derived_from_the_file(int format)
    {
        // Two samples of format 310 take the same bytes as three, so the third can't be recognised as padding.
        foreach (var count in Enumerable.Range(1, 9).Where(n => format != 310 || n % 3 != 2))
        {
            int[] samples = [.. Enumerable.Range(1, count)];
            File.WriteAllText(_folder["rec.hea"], $"rec 1\nrec.dat {format} 1\n");
            File.WriteAllBytes(_folder["rec.dat"], NaiveEncoder.Encode(format, [samples], [1], [0]));
            Assert.Equal(samples.Select(x => (double)x), WfdbRecord.Read(_folder["rec"]).Signals[0].Samples);
        }
    }

    [Theory]
    [InlineData(508)]
    [InlineData(516)]
    [InlineData(524)]
    public void A_format_compressed_with_FLAC_is_refused_with_a_remedy(int format)
    {
        File.WriteAllText(_folder["rec.hea"], $"rec 1 100 1\nrec.dat {format}\n");
        File.WriteAllBytes(_folder["rec.dat"], [0]);
        var error = Assert.Throws<RecordException>(() => WfdbRecord.Read(_folder["rec"]));
        Assert.Equal((RecordFault.Unsupported, 2), (error.Fault, error.Line));
        Assert.Contains($"{format} (compressed with FLAC)", error.Problem, StringComparison.Ordinal);
        Assert.Contains("format 16", error.Remedy, StringComparison.Ordinal);
    }

    private RecordFault Fault() => Assert.Throws<RecordException>(() => WfdbRecord.Read(_folder["rec"])).Fault;

    private static int[] Samples(Random random, int format, int count)
    {
        var lowest = NaiveEncoder.Lowest[format];
        var highest = (int)-(lowest + 1L);
        var samples = new int[count];
        for (var i = 0; i < count; i++)
        {
            // Differences in format 8 must fit into a byte.
            samples[i] = format == 8 ? random.Next(-60, 60) : random.Next(lowest + 1, highest) + random.Next(2);
        }

        return samples;
    }

    private void Save(int format, int[][] signals, int[] perFrame, int count)
    {
        var initial = signals.Select(signal => signal[0] - 3).ToArray();
        var lines = signals.Select(
            (signal, s) =>
                $"rec.dat {format}x{perFrame[s]} 2 12 0 {initial[s]} {(ushort)signal.Sum(x => (long)x)} 0 signal {s}\n"
        );
        File.WriteAllText(_folder["rec.hea"], $"rec {signals.Length} 100 {count}\n{string.Concat(lines)}");
        File.WriteAllBytes(_folder["rec.dat"], NaiveEncoder.Encode(format, signals, perFrame, initial));
    }
}
