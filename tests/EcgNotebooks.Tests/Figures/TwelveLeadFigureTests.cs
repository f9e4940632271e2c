using EcgNotebooks.Figures;
using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Tests.Figures;

public class TwelveLeadFigureTests
{
    [Theory]
    [InlineData("I", 0, 0)]
    [InlineData("III", 0, 2)]
    [InlineData("aVR", 2.5, 0)]
    [InlineData("aVF", 2.5, 2)]
    [InlineData("V1", 5, 0)]
    [InlineData("V2", 5, 1)]
    [InlineData("V6", 7.5, 2)]
    public void A_lead_shows_its_own_2500_ms_in_its_column_and_row(string lead, double start, int row)
    {
        var trace = Traces(Recording(500)).Single(line => line.Name == lead);
        Assert.Equal(1250, trace.X.Count);
        Assert.Equal(PaperLayout.AtSeconds(start), trace.X[0], 1e-9);
        Assert.Equal(PaperLayout.AtSeconds(start + 2.5 - 0.002), trace.X[^1], 1e-9);
        // The value of each sample in mV is its time in seconds.
        Assert.Equal(PaperLayout.Baseline(row) + (start * 10), trace.Y[0], 1e-9);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(500)]
    [InlineData(257)]
    public void The_rhythm_strip_shows_10_s_of_lead_II_at_any_sampling_rate(double samplingRateHz)
    {
        var strip = Traces(Recording(samplingRateHz)).Where(line => line.Name == "II").MaxBy(line => line.X.Count)!;
        Assert.Equal(10 * samplingRateHz, strip.X.Count);
        Assert.Equal(PaperLayout.Baseline(3), strip.Y[0]);
        Assert.Equal(25, (strip.X[^1] - strip.X[0]) / ((strip.X.Count - 1) / samplingRateHz), 1e-9);
    }

    [Fact]
    public void Paper_is_to_scale_with_grids_of_1_and_5_mm_and_a_pulse_of_1_mV_and_200_ms_in_each_row()
    {
        var panel = TwelveLeadFigure.Create(Recording(500)).Panels[0];
        Assert.True(panel.EqualUnits);
        Assert.Equal([1, 5], panel.X.Grids.Select(grid => grid.Step));
        Assert.Equal([1, 5], panel.Y.Grids.Select(grid => grid.Step));
        var pulses = panel.Marks.OfType<LineMark>().Where(line => line.X.Count == 6).ToArray();
        Assert.Equal(4, pulses.Length);
        Assert.All(pulses, pulse => Assert.Equal(10, pulse.Y.Max() - pulse.Y.Min(), 1e-9));
        Assert.All(pulses, pulse => Assert.Equal(5, pulse.X[3] - pulse.X[2], 1e-9));
        Assert.Contains(panel.Marks.OfType<TextMark>(), text => text.Text == "25 mm/s  10 mm/mV");
    }

    [Fact]
    public void A_missing_lead_stays_blank_and_a_short_recording_ends_early()
    {
        var whole = Recording(500);
        var few = whole with { Signals = [.. whole.Signals.Where(s => s.Name is "I" or "V1").Select(Shorten)] };
        var panel = TwelveLeadFigure.Create(few).Panels[0];
        Assert.Equal(["I", "V1", "25 mm/s  10 mm/mV"], panel.Marks.OfType<TextMark>().Select(text => text.Text));
        Assert.Equal([1250, 250], Traces(few).Select(line => line.X.Count));
    }

    [Fact]
    public void A_recording_without_any_of_the_twelve_leads_is_an_error_that_names_its_signals()
    {
        EcgRecord record = new("rec", 500, [new("MLII", "mV", [0, 1]), new("ECG", "mV", [0, 1])]);
        var error = Assert.Throws<EcgException>(() => TwelveLeadFigure.Create(record));
        Assert.Contains("MLII, ECG", error.Message, StringComparison.Ordinal);
        Assert.Throws<EcgException>(() => TwelveLeadFigure.Create(record with { Signals = [] }));
    }

    [Fact]
    public void An_invalid_sample_stays_a_gap()
    {
        var record = Recording(500);
        record[Lead.I].Samples[100] = double.NaN;
        Assert.Equal(double.NaN, Traces(record)[0].Y[100]);
        Assert.DoesNotContain("NaN", TwelveLeadFigure.Create(record).ToSvg(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_sampling_rate_of_zero_is_an_error_that_names_the_recording()
    {
        var error = Assert.Throws<EcgException>(() => TwelveLeadFigure.Create(new EcgRecord("00001_hr", 0, [])));
        Assert.Contains("00001_hr", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_svg_of_noise_at_1000_Hz_stays_below_1200_kB()
    {
        var random = new Random(1);
        var record = Recording(1000);
        foreach (var signal in record.Signals)
        {
            Array.ForEach(Enumerable.Range(0, 10_000).ToArray(), i => signal.Samples[i] = random.NextDouble());
        }

        Assert.InRange(TwelveLeadFigure.Create(record).ToSvg().Length, 10_000, 1_200_000);
    }

    private static LineMark[] Traces(EcgRecord record) =>
        [.. TwelveLeadFigure.Create(record).Panels[0].Marks.OfType<LineMark>().Where(line => line.Name.Length > 0)];

    private static EcgSignal Shorten(EcgSignal signal) => signal with { Samples = signal.Samples[..2750] };

    private static EcgRecord Recording(double samplingRateHz) =>
        new(
            "simulated",
            samplingRateHz,
            [.. Lead.All.Select(lead => new EcgSignal(lead.Name, "mV", Times(samplingRateHz)))]
        );

    private static double[] Times(double samplingRateHz) =>
        [.. Enumerable.Range(0, (int)(10 * samplingRateHz)).Select(i => i / samplingRateHz)];
}
