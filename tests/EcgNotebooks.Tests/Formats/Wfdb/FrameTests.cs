using EcgNotebooks.Formats.Wfdb;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Formats.Wfdb;

/// <summary>Tests samples per frame, skew, offsets and records of several files.</summary>
public sealed class FrameTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_sampling_rate_is_the_frame_rate_times_the_samples_per_frame()
    {
        SaveMixed();
        var parts = WfdbRecord.ReadByRate(_folder["rec"]);
        Assert.Equal([500.0, 125.0], parts.Select(part => part.SamplingRateHz));
        Assert.Equal(["I", "V1"], parts[0].Signals.Select(signal => signal.Name));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], parts[0][Lead.I].Samples);
        Assert.Equal([-1, -2, -3, -4, -5, -6, -7, -8], parts[0][Lead.All[6]].Samples);
        Assert.Equal([70, 80], parts[1].Signals[0].Samples);
    }

    [Fact]
    public void Signals_with_one_rate_are_read_together_and_others_by_rate()
    {
        SaveMixed();
        var record = WfdbRecord.Read(_folder["rec"], [Lead.All[6], Lead.I]);
        Assert.Equal((500.0, 8), (record.SamplingRateHz, record.SampleCount));
        var error = Assert.Throws<RecordException>(() => WfdbRecord.Read(_folder["rec"]));
        Assert.Equal((RecordFault.Unsupported, 3), (error.Fault, error.Line));
        Assert.Contains("I has 4 samples per frame, resp 1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(9)]
    public void The_number_of_samples_to_read_counts_the_lead_s_own_samples(int count)
    {
        SaveMixed();
        double[] whole = [1, 2, 3, 4, 5, 6, 7, 8];
        Assert.Equal(whole.Take(count), WfdbRecord.ReadLead(_folder["rec"], Lead.I, count).Samples);
    }

    // Like rdsamp: the skew in samples is rounded to whole frames, half a frame up.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 3)]
    [InlineData(2, 3)]
    [InlineData(3, 5)]
    [InlineData(4, 5)]
    public void Skew_is_rounded_to_frames_and_shifts_each_signal_separately(int skew, int first)
    {
        Header($"rec 2 100 4\nrec.dat 16x2:{skew} 1 16 0 0 36 0 I\nrec.dat 16x2 1 16 0 0 360 0 II\n");
        Samples("rec.dat", 1, 2, 10, 20, 3, 4, 30, 40, 5, 6, 50, 60, 7, 8, 70, 80);
        var record = WfdbRecord.Read(_folder["rec"]);
        var moved = Enumerable.Range(first, 9 - first).Select(sample => (double)sample);
        Assert.Equal([.. moved, .. Enumerable.Repeat(double.NaN, first - 1)], record[Lead.I].Samples);
        Assert.Equal([10, 20, 30, 40, 50, 60, 70, 80], record[Lead.II].Samples);
    }

    [Theory]
    [InlineData("k1")]
    [InlineData("k2")]
    public void A_skewed_record_starts_where_rdsamp_starts(string name) =>
        Assert.Equal([3, 4, 5], WfdbRecord.ReadLead(SharedData.Case("wfdb", name + ".hea"), Lead.I, 3).Samples);

    [Fact]
    public void The_first_samples_of_a_skewed_lead_are_read_from_a_later_position()
    {
        Header("rec 1 100 6\nrec.dat 16:2 1 16 0 0 21 0 I\n");
        Samples("rec.dat", 1, 2, 3, 4, 5, 6);
        Assert.Equal([3, 4, 5], WfdbRecord.ReadLead(_folder["rec"], Lead.I, 3).Samples);
        Assert.Equal([3, 4, 5, 6, double.NaN], WfdbRecord.ReadLead(_folder["rec"], Lead.I, 5).Samples);
    }

    [Fact]
    public void A_skew_longer_than_the_signal_leaves_only_missing_samples()
    {
        Header("rec 1 100 2\nrec.dat 16x3:2147483647 1 16 0 0 21 0 I\n");
        Samples("rec.dat", 1, 2, 3, 4, 5, 6);
        Assert.All(WfdbRecord.Read(_folder["rec"])[Lead.I].Samples, sample => Assert.True(double.IsNaN(sample)));
    }

    [Fact]
    public void A_record_may_have_files_with_different_formats_offsets_and_rates()
    {
        Header("rec 3 100 3\na.dat 212x2+5 2 12 0 0 21 0 I\nsub/b.dat 80 2\n" + "a.dat 212x1+5 2 12 0 0 -6 0 II\n");
        Directory.CreateDirectory(_folder["sub"]);
        File.WriteAllBytes(_folder["sub/b.dat"], NaiveEncoder.Encode(80, [4, 5, 6]));
        byte[] encoded = NaiveEncoder.Encode(
            212,
            [
                [1, 2, 3, 4, 5, 6],
                [-1, -2, -3],
            ],
            [2, 1],
            [0, 0]
        );
        File.WriteAllBytes(_folder["a.dat"], [9, 9, 9, 9, 9, .. encoded]);
        var parts = WfdbRecord.ReadByRate(_folder["rec"]);
        Assert.Equal([0.5, 1, 1.5, 2, 2.5, 3], parts[0][Lead.I].Samples);
        Assert.Equal(["record rec, signal 1", "II"], parts[1].Signals.Select(signal => signal.Name));
        Assert.Equal([2, 2.5, 3], parts[1].Signals[0].Samples);
        Assert.Equal([-0.5, -1, -1.5], parts[1][Lead.II].Samples);
    }

    [Fact]
    public void A_null_signal_consists_of_missing_samples()
    {
        Header("rec 2 100 3\nrec.dat 16 1 16 0 0 6 0 I\n~ 0 1 16 0 0 0 0 II\n");
        Samples("rec.dat", 1, 2, 3);
        Assert.Equal([double.NaN, double.NaN, double.NaN], WfdbRecord.Read(_folder["rec"])[Lead.II].Samples);
    }

    [Fact]
    public void Files_of_different_lengths_are_an_error_if_the_header_gives_no_length()
    {
        Header("rec 2\na.dat 16\nb.dat 16\n");
        Samples("a.dat", 1, 2);
        Samples("b.dat", 1, 2, 3);
        Assert.Equal(
            RecordFault.MalformedHeader,
            Assert.Throws<RecordException>(() => WfdbRecord.Read(_folder["rec"])).Fault
        );
    }

    // Two signals of four samples per frame and a slow one between them.
    private void SaveMixed()
    {
        Header(
            "rec 3 125 2\nrec.dat 16x4 1 16 0 0 36 0 I\nrec.dat 16 1 16 0 0 150 0 resp\nrec.dat 16x4 1 16 0 0 -36 0 V1\n"
        );
        Samples("rec.dat", 1, 2, 3, 4, 70, -1, -2, -3, -4, 5, 6, 7, 8, 80, -5, -6, -7, -8);
    }

    private void Header(string text) => File.WriteAllText(_folder["rec.hea"], text);

    private void Samples(string file, params int[] samples) =>
        File.WriteAllBytes(_folder[file], NaiveEncoder.Encode(16, samples));
}
