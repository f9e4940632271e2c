using System.Globalization;
using EcgNotebooks.Formats.Wfdb;

namespace EcgNotebooks.Tests.Formats.Wfdb;

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
    public void Missing_fields_have_the_defaults_of_the_specification()
    {
        var header = WfdbHeader.Parse("rec 2\nrec.dat 16\nrec.dat 16 0 12 1024", "rec");
        Assert.Equal(250, header.SamplingRateHz);
        Assert.Equal(250, header.CounterFrequencyHz);
        Assert.Null(header.SampleCount);
        Assert.Equal((200, 0, "mV"), (header.Signals[0].Gain, header.Signals[0].Baseline, header.Signals[0].Unit));
        Assert.Equal((200, 1024, 1024), Scale(header.Signals[1]));
        Assert.Null(header.Signals[1].Checksum);
        Assert.Equal("record rec, signal 1", header.Signals[1].Description);
        Assert.Equal((0, 0, 1, 0, 0), Rest(header.Signals[0]));
        Assert.Equal((null, null), (header.StartTime, header.StartDate));
    }

    private static (int, int, int, int, long) Rest(WfdbSignal signal) =>
        (signal.AdcZero, signal.BlockSize, signal.SamplesPerFrame, signal.Skew, signal.ByteOffset);

    [Theory]
    [InlineData(8, 10)]
    [InlineData(16, 12)]
    [InlineData(80, 8)]
    [InlineData(212, 12)]
    [InlineData(310, 10)]
    [InlineData(311, 10)]
    public void A_missing_ADC_resolution_has_the_default_of_the_specification(int format, int bits)
    {
        Assert.Equal(bits, WfdbHeader.Parse($"rec 1\nrec.dat {format}", "rec").Signals[0].AdcResolutionBits);
        Assert.Equal(bits, WfdbHeader.Parse($"rec 1\nrec.dat {format} 200 0", "rec").Signals[0].AdcResolutionBits);
        Assert.Equal(7, WfdbHeader.Parse($"rec 1\nrec.dat {format} 200 7", "rec").Signals[0].AdcResolutionBits);
    }

    [Theory]
    [InlineData("500", 500)]
    [InlineData("500/", 500)]
    [InlineData("500/0", 500)]
    [InlineData("500/-2(7)", 500)]
    [InlineData("500/99.5(7)", 99.5)]
    public void A_counter_frequency_not_above_0_is_replaced_by_the_sampling_rate(string field, double counter) =>
        Assert.Equal(counter, WfdbHeader.Parse($"rec 0 {field} 10", "rec").CounterFrequencyHz);

    [Theory]
    [InlineData("360.")]
    [InlineData("360.0")]
    [InlineData("3.6e2")]
    public void A_sampling_rate_may_be_written_in_any_number_format(string field) =>
        Assert.Equal(360, WfdbHeader.Parse($"rec 0 {field}", "rec").SamplingRateHz);

    [Theory]
    [InlineData("0:0:0 0/0/0", "00:00:00", null)]
    [InlineData("13:5:0 25/4/1989", "13:05:00", "1989-04-25")]
    [InlineData("05-May-2020 09:49:17", "09:49:17", "2020-05-05")] // CinC Challenge 2021: date first.
    [InlineData("19:46:25.757", "19:46:25.757", null)]
    [InlineData("9:05:07.250 1/12/2001", "09:05:07.250", "2001-12-01")]
    [InlineData("2006", null, null)] // Cerebral perfusion database: a year alone.
    [InlineData("10:00:00 1/1/199", "10:00:00", null)] // mgh025: a digit of the year is missing.
    [InlineData("25:61:00 31/02/2000", null, null)]
    [InlineData("1:00:00 31/02/2000", "01:00:00", null)]
    [InlineData("[10:00:00 x]", null, null)]
    public void Unusual_times_and_dates_do_not_prevent_reading(string start, string? time, string? date)
    {
        var header = WfdbHeader.Parse($"rec 0 500 10 {start}\n", "rec");
        Assert.Equal(10, header.SampleCount);
        Assert.Equal(time is null ? null : TimeSpan.Parse(time, CultureInfo.InvariantCulture), header.StartTime);
        Assert.Equal(date is null ? null : DateOnly.Parse(date, CultureInfo.InvariantCulture), header.StartDate);
    }

    [Fact]
    public void Lines_beyond_the_announced_ones_are_ignored()
    {
        Assert.Single(WfdbHeader.Parse("rec 1\nrec.dat 16\nnonsense\n", "rec").Signals);
        Assert.Single(WfdbHeader.Parse("multi/1 1 250 5\ns1 5\nnonsense\n", "multi").Segments);
    }

    private static (double, int, int) Scale(WfdbSignal signal) => (signal.Gain, signal.Baseline, signal.InitialValue);

    [Theory]
    [InlineData("200", 200, 7, "mV")]
    [InlineData("200/uV", 200, 7, "uV")]
    [InlineData("200(-3)", 200, -3, "mV")]
    [InlineData("0(-3)/mmHg", 200, -3, "mmHg")]
    [InlineData("-1000.0(0)/mV", -1000, 0, "mV")]
    public void Gain_baseline_and_unit_are_parsed(string field, double gain, int baseline, string unit)
    {
        var signal = WfdbHeader.Parse($"rec 1\nrec.dat 16 {field} 12 7", "rec").Signals[0];
        Assert.Equal((gain, baseline, unit), (signal.Gain, signal.Baseline, signal.Unit));
    }

    [Fact]
    public void Tabs_trailing_blanks_blank_lines_and_a_missing_last_line_end_are_accepted()
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
    [InlineData("rec/x 0", 1)]
    [InlineData("rec 2\nrec.dat 16", null)]
    [InlineData("rec 1000000\nrec.dat 16", null)]
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
    [InlineData("rec 0 500 10.5", 1)]
    [InlineData("rec 0 500 .0", 1)]
    [InlineData("rec 1\nrec.dat 16 200 16 0 0 99999999999999999999", 2)]
    public void A_malformed_header_is_an_error_with_its_line(string text, int? line)
    {
        var error = Assert.Throws<RecordException>(() => WfdbHeader.Parse(text, "some/rec"));
        Assert.Equal((RecordFault.MalformedHeader, line), (error.Fault, error.Line));
        Assert.StartsWith("some/rec", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_header_gives_a_record_error_or_a_header()
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
                // A damaged header may cause this error.
            }
        }
    }
}
