using EcgNotebooks.Formats.Wfdb;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Formats.Wfdb;

public sealed class MultiSegmentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Segments_of_a_fixed_layout_are_joined_and_a_null_segment_is_a_gap()
    {
        SaveFixed();
        var record = WfdbRecord.Read(_folder["multi"]);
        Assert.Equal(("multi", 100.0, 8), (record.Name, record.SamplingRateHz, record.SampleCount));
        Assert.Equal([1, 2, 3, double.NaN, double.NaN, 1, 2, 3], record[Lead.I].Samples);
        Assert.Equal([-1, -2, -3, double.NaN, double.NaN, -1, -2, -3], record[Lead.II].Samples);
        Assert.Equal(record[Lead.II].Samples, WfdbRecord.ReadLead(_folder["multi"], Lead.II).Samples);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(9)]
    public void The_length_of_the_segments_takes_precedence_over_the_record_line(int announced)
    {
        SaveFixed();
        File.WriteAllText(_folder["multi.hea"], $"multi/3 2 100 {announced}\ns1 3\n~ 2\ns1 3\n");
        var record = WfdbRecord.Read(_folder["multi"]);
        Assert.Equal([1, 2, 3, double.NaN, double.NaN, 1, 2, 3], record[Lead.I].Samples);
        Assert.Equal(
            $"the record line announces {announced} samples, but the segments have 8 in total, which are read",
            Assert.Single(record.Notes)
        );
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    public void Segments_beyond_the_requested_samples_are_not_read(int count)
    {
        SaveFixed();
        double[] whole = [1, 2, 3, double.NaN, double.NaN, 1, 2, 3];
        Assert.Equal(whole.Take(count), WfdbRecord.ReadLead(_folder["multi"], Lead.I, count).Samples);
        File.WriteAllText(_folder["multi.hea"], "multi/2 2 100 6\ns1 3\nmissing 3\n");
        if (count < 3)
        {
            Assert.Equal([1, 2], WfdbRecord.ReadLead(_folder["multi"], Lead.I, count).Samples);
        }
    }

    [Fact]
    public void Signals_of_a_variable_layout_are_found_by_name_and_may_be_missing_in_a_segment()
    {
        Save(
            "layout",
            "layout 3 100 0\n~ 0 200 12 0 0 0 0 I\n~ 0 200 12 0 0 0 0 II\n~ 0 1/mmHg 12 0 0 0 0 ABP\n",
            null
        );
        Save("a", "a 2 100 2\na.dat 16 1/mmHg 16 0 0 0 0 ABP\na.dat 16 2 16 0 0 0 0 I\n", [90, 2, 91, 4]);
        Save("b", "b 1 100 3\nb.dat 16 4(1) 16 0 0 0 0 II\n", [5, 9, 13]);
        File.WriteAllText(_folder["multi.hea"], "multi/4 3 100 6\nlayout 0\na 2\n~ 1\nb 3\n");
        var record = WfdbRecord.Read(_folder["multi"], verify: false);
        const double None = double.NaN;
        Assert.Equal(["I", "II", "ABP"], record.Signals.Select(signal => signal.Name));
        Assert.Equal([1, 2, None, None, None, None], record[Lead.I].Samples);
        Assert.Equal([None, None, None, 1, 2, 3], record[Lead.II].Samples);
        Assert.Equal([90, 91, None, None, None, None], record.Signals[2].Samples);
        Assert.Equal("mmHg", record.Signals[2].Unit);
    }

    [Fact]
    public void Two_signals_with_one_name_are_distinguished_by_their_order()
    {
        Save("layout", "layout 2 100 0\n~ 0 1 12 0 0 0 0 I\n~ 0 1 12 0 0 0 0 I\n", null);
        Save("a", "a 2 100 1\na.dat 16 1 16 0 0 5 0 I\na.dat 16 1 16 0 0 6 0 I\n", [5, 6]);
        File.WriteAllText(_folder["multi.hea"], "multi/2 2 100 1\nlayout 0\na 1\n");
        var record = WfdbRecord.Read(_folder["multi"]);
        Assert.Equal((5, 6), (record.Signals[0].Samples[0], record.Signals[1].Samples[0]));
    }

    [Fact]
    public void Segments_may_have_different_formats_and_several_samples_per_frame()
    {
        Save("a", "a 1 100 1\na.dat 16x2 1 16 0 0 3 0 I\n", [1, 2]);
        File.WriteAllText(_folder["b.hea"], "b 1 100 2\nb.dat 8x2 1 12 0 4 26 0 I\n");
        File.WriteAllBytes(
            _folder["b.dat"],
            NaiveEncoder.Encode(
                8,
                [
                    [5, 6, 7, 8],
                ],
                [2],
                [4]
            )
        );
        File.WriteAllText(_folder["multi.hea"], "multi/2 1 100\na 1\nb 2\n");
        var record = WfdbRecord.Read(_folder["multi"]);
        Assert.Equal(200, record.SamplingRateHz);
        Assert.Equal([1, 2, 5, 6, 7, 8], record[Lead.I].Samples);
    }

    [Theory]
    [InlineData("multi/1 2 100 3\ns2 4\n")] // Its number of samples differs from the segment's header.
    [InlineData("multi/1 2 200 3\ns1 3\n")] // Another sampling rate.
    [InlineData("multi/2 2 100 6\ns1 3\nmulti 3\n")] // A segment that has segments itself, in a cycle.
    [InlineData("multi/2 2 100 6\ns1 3\nonly 3\n")] // Another number of signals.
    [InlineData("multi/2 2 100 6\ns1 3\nother 3\n")] // Another lead in the same place.
    [InlineData("multi/2 2 100 6\ns1 3\nunit 3\n")] // Another unit.
    [InlineData("multi/1 2 100 3\n~ 3\n")] // The signals are unknown.
    [InlineData("multi/0 2 100 3\n")]
    public void Inconsistent_segments_are_an_error(string header)
    {
        SaveFixed();
        Save("s2", "s2 2 100 3\ns2.dat 16 1 16 0 0 6 0 I\ns2.dat 16 1 16 0 0 -6 0 II\n", [1, -1, 2, -2, 3, -3]);
        Save("only", "only 1 100 3\nonly.dat 16 1 16 0 0 6 0 I\n", [1, 2, 3]);
        Save("other", "other 2 100 3\ns1.dat 16 1 16 0 0 6 0 II\ns1.dat 16 1 16 0 0 -6 0 I\n", null);
        Save("unit", "unit 2 100 3\ns1.dat 16 1/uV 16 0 0 6 0 I\ns1.dat 16 1 16 0 0 -6 0 II\n", null);
        File.WriteAllText(_folder["multi.hea"], header);
        Assert.Equal(RecordFault.MalformedHeader, Fault());
    }

    [Theory]
    [InlineData("../s1")]
    [InlineData("/s1")]
    [InlineData("CON")]
    public void A_segment_outside_the_record_s_folder_is_refused(string name)
    {
        File.WriteAllText(_folder["multi.hea"], $"multi/1 2 100 3\n{name} 3\n");
        Assert.Equal(RecordFault.EscapingName, Fault());
    }

    [Theory]
    [InlineData("multi/2 2 100\ns1 3\n~ 900000000000\n")]
    [InlineData("multi/2 2 100\nlayout 0\n~ 900000000000\n")]
    [InlineData("multi/3 2 100\ns1 3\n~ 20000000\n~ 20000000\n")]
    public void A_gap_with_a_false_length_allocates_nothing(string header)
    {
        SaveFixed();
        Save("layout", "layout 2 100 0\n~ 0 200 12 0 0 0 0 I\n~ 0 200 12 0 0 0 0 II\n", null);
        File.WriteAllText(_folder["multi.hea"], header);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(RecordFault.Unsupported, Fault());
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
    }

    private void SaveFixed()
    {
        Save("s1", "s1 2 100 3\ns1.dat 16 1 16 0 0 6 0 I\ns1.dat 16 1 16 0 0 -6 0 II\n", [1, -1, 2, -2, 3, -3]);
        File.WriteAllText(_folder["multi.hea"], "multi/3 2 100 8\ns1 3\n~ 2\ns1 3\n");
    }

    private void Save(string name, string header, int[]? samples)
    {
        File.WriteAllText(_folder[name + ".hea"], header);
        if (samples is not null)
        {
            File.WriteAllBytes(_folder[name + ".dat"], NaiveEncoder.Encode(16, samples));
        }
    }

    private RecordFault Fault() => Assert.Throws<RecordException>(() => WfdbRecord.Read(_folder["multi"])).Fault;
}
