using EcgNotebooks.Datasets.Wfdb;

namespace EcgNotebooks.Tests.Datasets.Wfdb;

public class WfdbHeaderTests
{
    [Fact]
    public void Every_field_of_a_full_header_is_read()
    {
        var header = WfdbHeader.Parse(
            "# before\r\nrec 1 360/720.5(-3.25) 650000 9:05:07.250 03/11/1998\r\n"
                + "rec.d0 212x2:7+24 1.052e+04(-5)/NU 11 1024 995 -22131 512  lead of two words \r\n# 69 M\r\n",
            "rec"
        );
        Assert.Equal(360, header.SamplingRateHz);
        Assert.Equal(720.5, header.CounterFrequencyHz);
        Assert.Equal(-3.25, header.BaseCounter);
        Assert.Equal(650000, header.SampleCount);
        Assert.Equal(new TimeSpan(0, 9, 5, 7, 250), header.StartTime);
        Assert.Equal(new DateOnly(1998, 11, 3), header.StartDate);
        Assert.Equal([" before", " 69 M"], header.Comments);
        var signal = Assert.Single(header.Signals);
        var expected = new WfdbSignal
        {
            Line = 3,
            FileName = "rec.d0",
            Format = 212,
            SamplesPerFrame = 2,
            Skew = 7,
            ByteOffset = 24,
            Gain = 10520,
            Baseline = -5,
            Unit = "NU",
            AdcResolutionBits = 11,
            AdcZero = 1024,
            InitialValue = 995,
            Checksum = -22131,
            BlockSize = 512,
            Description = "lead of two words",
        };
        Assert.Equal(expected, signal);
    }

    [Fact]
    public void Missing_fields_take_the_values_of_the_specification()
    {
        var header = WfdbHeader.Parse("rec 2\nrec.dat 16\nrec.dat 16 0 12 1024", "rec");
        Assert.Equal(250, header.SamplingRateHz);
        Assert.Equal(250, header.CounterFrequencyHz);
        Assert.Null(header.SampleCount);
        Assert.Equal((200, 0, "mV"), (header.Signals[0].Gain, header.Signals[0].Baseline, header.Signals[0].Unit));
        Assert.Equal((200, 1024, 1024), Scale(header.Signals[1]));
        Assert.Null(header.Signals[1].Checksum);
        Assert.Equal("signal 1", header.Signals[1].Description);
    }

    private static (double, int, int) Scale(WfdbSignal signal) => (signal.Gain, signal.Baseline, signal.InitialValue);

    [Theory]
    [InlineData("200", 200, 7, "mV")]
    [InlineData("200/uV", 200, 7, "uV")]
    [InlineData("200(-3)", 200, -3, "mV")]
    [InlineData("0(-3)/mmHg", 200, -3, "mmHg")]
    [InlineData("-1000.0(0)/mV", -1000, 0, "mV")]
    public void Gain_baseline_and_units_are_told_apart(string field, double gain, int baseline, string unit)
    {
        var signal = WfdbHeader.Parse($"rec 1\nrec.dat 16 {field} 12 7", "rec").Signals[0];
        Assert.Equal((gain, baseline, unit), (signal.Gain, signal.Baseline, signal.Unit));
    }

    [Fact]
    public void Tabs_trailing_blanks_blank_lines_and_a_missing_last_newline_do_no_harm()
    {
        var header = WfdbHeader.Parse(
            "\r\n rec\t1  500\t 10 \r\n\r\nrec.dat \t16 1000.0(0)/mV 16 0 1 2 0 V 1\t ",
            "rec"
        );
        Assert.Equal(10, header.SampleCount);
        Assert.Equal("V 1", header.Signals[0].Description);
    }

    [Fact]
    public void Segments_of_a_multi_segment_record_are_listed()
    {
        var header = WfdbHeader.Parse("multi/3 2 360 45000\n100s 21600\n~ 1800\n100s2 21600\n", "multi");
        Assert.Equal(["100s", "~", "100s2"], header.Segments.Select(segment => segment.RecordName));
        Assert.Equal(1800, header.Segments[1].SampleCount);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("# only a comment\n", null)]
    [InlineData("rec", 1)]
    [InlineData("rec x", 1)]
    [InlineData("rec -1", 1)]
    [InlineData("rec 99999999999999999999", 1)]
    [InlineData("rec 0 0", 1)]
    [InlineData("rec 0 NaN", 1)]
    [InlineData("rec 0 500/x", 1)]
    [InlineData("rec 0 500/1(x)", 1)]
    [InlineData("rec 0 500 -5", 1)]
    [InlineData("rec 0 500 9999999999999999", 1)]
    [InlineData("rec 0 500 10 25:61:00", 1)]
    [InlineData("rec 0 500 10 1:00:00 31/02/2000", 1)]
    [InlineData("rec/x 0", 1)]
    [InlineData("rec 2\nrec.dat 16", null)]
    [InlineData("rec 1000000\nrec.dat 16", null)]
    [InlineData("rec 1\nrec.dat 16\n\nrec.dat 16", 4)]
    [InlineData("rec 1\nrec.dat", 2)]
    [InlineData("rec 1\nrec.dat sixteen", 2)]
    [InlineData("rec 1\nrec.dat 16x0", 2)]
    [InlineData("rec 1\nrec.dat 16:-1", 2)]
    [InlineData("rec 1\nrec.dat 16+x", 2)]
    [InlineData("rec 1\nrec.dat 16++", 2)]
    [InlineData("rec 1\nrec.dat 16 1e999", 2)]
    [InlineData("rec 1\nrec.dat 16 200(", 2)]
    [InlineData("rec 1\nrec.dat 16 200(1", 2)]
    [InlineData("rec 1\nrec.dat 16 200(x)", 2)]
    [InlineData("rec 1\nrec.dat 16 200 99999999999", 2)]
    [InlineData("rec 1\nrec.dat 16 200 16 0 0 70000", 2)]
    [InlineData("rec 1\nrec.dat 16 200 16 0 0 -32769", 2)]
    public void A_malformed_header_is_an_error_with_its_line(string text, int? line)
    {
        var error = Assert.Throws<RecordException>(() => WfdbHeader.Parse(text, "some/rec"));
        Assert.Equal((RecordFault.MalformedHeader, line), (error.Fault, error.Line));
        Assert.StartsWith("some/rec", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_damage_to_a_header_ends_in_anything_but_a_record_error()
    {
        const string Good =
            "rec 2 500/500(0) 10 1:02:03 04/05/2006\nrec.dat 16x1:0+0 1000.0(0)/mV 16 0 1 2 0 I\n"
            + "rec.dat 16 1000.0(0)/mV 16 0 1 2 0 II\n";
        var random = new Random(7);
        const string Marks = "0123456789-+:/()x .\n\teE#~é\0";
        for (var i = 0; i < 20_000; i++)
        {
            var text = Good.ToCharArray();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                text[random.Next(text.Length)] = Marks[random.Next(Marks.Length)];
            }

            try
            {
                WfdbHeader.Parse(new string(text)[..random.Next(text.Length + 1)], "rec");
            }
            catch (RecordException)
            {
                // What a damaged header is allowed to end in.
            }
        }
    }
}
