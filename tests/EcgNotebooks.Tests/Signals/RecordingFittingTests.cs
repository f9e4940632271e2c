using EcgNotebooks.Filtering;
using EcgNotebooks.Formats.Wfdb;
using EcgNotebooks.Signals;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Signals;

public class RecordingFittingTests
{
    private const double None = double.NaN;

    private static readonly SignalOptions _options = new();

    [Fact]
    public void A_recording_that_fits_is_left_as_it_is()
    {
        var samples = Wave(500, 10);
        var (record, done) = Fit(500, samples);
        Assert.Equal(samples, record[Lead.I].Samples);
        Assert.Empty(done);
    }

    [Fact]
    public void Every_recording_of_a_PTB_XL_tree_fits_as_it_is()
    {
        var headers = Directory.GetFiles(SharedData.Subset, "*_hr.hea", SearchOption.AllDirectories);
        Assert.NotEmpty(headers);
        foreach (var path in headers)
        {
            var fitting = new RecordingFitting(_options, new RecordingLimits());
            var record = fitting.Fit(RecordingExcerpt.Read(path, [Lead.I], fitting.Seconds, null));
            Assert.Equal(WfdbRecord.ReadLead(path, Lead.I).Samples, record[Lead.I].Samples);
            Assert.Empty(fitting.Done);
        }
    }

    [Theory]
    [InlineData("gap-as-blank-lines.csv")]
    [InlineData("gap-as-nan.csv")]
    public void A_lost_second_is_refused_however_it_is_written(string name)
    {
        var fitting = new RecordingFitting(_options, new RecordingLimits());
        var excerpt = RecordingExcerpt.Read(SharedData.Case("csv", name), [Lead.I], fitting.Seconds, 500);
        Assert.Equal(Unfitness.Gaps, Assert.Throws<UnfitRecordingException>(() => fitting.Fit(excerpt)).Cause);
    }

    [Fact]
    public void Times_in_minutes_give_the_network_the_same_samples_as_times_in_seconds()
    {
        float[] Seen(string name)
        {
            var fitting = new RecordingFitting(_options, new RecordingLimits());
            var excerpt = RecordingExcerpt.Read(SharedData.Case("csv", name), [Lead.I], fitting.Seconds, null);
            return new SignalReader(_options).Prepare(fitting.Fit(excerpt));
        }

        Assert.Equal(Seen("time-in-seconds.csv"), Seen("time-in-minutes.csv"));
    }

    [Theory]
    [InlineData("mV", 1)]
    [InlineData("uV", 1000)]
    [InlineData("\u00B5V", 1000)]
    [InlineData("\u03BCV", 1000)]
    [InlineData("nV", 1e6)]
    [InlineData("V", 0.001)]
    public void Units_become_millivolts(string unit, double perMillivolt)
    {
        var wave = Wave(500, 10);
        var (record, done) = Fit(500, [.. wave.Select(x => x * perMillivolt)], unit: unit);
        Assert.Equal("mV", record[Lead.I].Unit);
        Assert.All(wave.Zip(record[Lead.I].Samples), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        Assert.Equal(unit == "mV" ? [] : [$"converted {unit} to mV"], done);
    }

    [Fact]
    public void Another_rate_is_resampled_and_the_first_ten_seconds_are_kept()
    {
        var wave = Wave(360, 30);
        var (record, done) = Fit(360, wave);
        var whole = PolyphaseResampler.Between(360, 500).Apply(wave);
        Assert.Equal(whole.Take(5000), record[Lead.I].Samples);
        Assert.Equal(["resampled from 360 Hz to 500 Hz", "took the first 10 s of 30 s"], done);
    }

    [Fact]
    public void Leads_of_different_rates_come_together()
    {
        var fitting = new RecordingFitting(_options with { Leads = [Lead.I, Lead.II] }, new RecordingLimits());
        EcgRecord slow = new("r", 250, [new("II", "mV", Wave(250, 10))]);
        EcgRecord fast = new("r", 500, [new("I", "mV", Wave(500, 10))]);
        var record = fitting.Fit(new RecordingExcerpt("r", [slow, fast], 10));
        Assert.Equal([5000, 5000], record.Signals.Select(signal => signal.Samples.Length));
        Assert.Equal(fast[Lead.I].Samples, record[Lead.I].Samples);
        Assert.Equal(["resampled from 250 Hz to 500 Hz"], fitting.Done);
    }

    [Fact]
    public void Half_a_second_may_be_missing_at_the_end_but_no_more()
    {
        var wave = Wave(500, 9.5);
        var (record, done) = Fit(500, wave);
        Assert.Equal([.. wave, .. Enumerable.Repeat(wave[^1], 250)], record[Lead.I].Samples);
        Assert.Equal(["repeated the last sample 250 times at the end"], done);
        Assert.Equal(Unfitness.TooShort, Cause(500, wave[..^1]));
        Assert.Equal(Unfitness.TooShort, Cause(500, []));
    }

    [Fact]
    public void Short_gaps_are_bridged_by_straight_lines()
    {
        var wave = Wave(500, 10);
        (wave[0], wave[1], wave[2]) = (None, None, 5);
        (wave[99], wave[100], wave[101], wave[102], wave[103]) = (1, None, double.PositiveInfinity, None, 3);
        (wave[4998], wave[4999]) = (7, None);
        var (record, done) = Fit(500, wave);
        var found = record[Lead.I].Samples;
        Assert.Equal([5, 5, 5], found[..3]);
        Assert.Equal([1, 1.5, 2, 2.5, 3], found[99..104]);
        Assert.Equal(7, found[4999]);
        Assert.Equal(["filled 3 gaps of lead I, 6 samples"], done);
    }

    [Theory]
    [InlineData(50, 1, true)]
    [InlineData(51, 1, false)]
    [InlineData(5, 50, true)]
    [InlineData(5, 51, false)]
    [InlineData(5000, 1, false)]
    public void Long_or_many_gaps_are_refused(int length, int count, bool fits)
    {
        var wave = Wave(500, 10);
        for (var i = 0; i < length * count; i++)
        {
            wave[i / length * 90 + i % length] = None;
        }

        Assert.Equal(fits ? null : Unfitness.Gaps, Cause(500, wave));
    }

    [Fact]
    public void A_gap_after_the_part_that_is_used_is_no_matter()
    {
        var wave = Wave(500, 11);
        wave.AsSpan(5000).Fill(None);
        var (record, done) = Fit(500, wave);
        Assert.Equal(wave[..5000], record[Lead.I].Samples);
        Assert.Equal(["took the first 10 s of 11 s"], done);
    }

    [Theory]
    [InlineData(1000, null)]
    [InlineData(1001, nameof(Unfitness.Flat))]
    [InlineData(5000, nameof(Unfitness.Flat))]
    public void A_lead_without_any_change_for_more_than_two_seconds_is_refused(int length, string? cause)
    {
        var wave = Wave(500, 10);
        wave.AsSpan(0, length).Fill(0.25);
        Assert.Equal(cause, Cause(500, wave)?.ToString());
    }

    [Theory]
    [InlineData("mmHg")]
    [InlineData("NU")]
    [InlineData("MV")]
    public void What_is_no_voltage_is_refused(string unit) =>
        Assert.Equal(Unfitness.Unit, Cause(500, Wave(500, 10), unit));

    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(1, 250, true)] // An offset of the electrodes.
    [InlineData(1, 1000, false)]
    [InlineData(1, -1000, false)]
    [InlineData(30, 0, true)] // As far as PTB-XL's 16 bits of 1 uV reach.
    [InlineData(200, 0, false)]
    [InlineData(1000, 0, false)]
    [InlineData(1e300, 0, false)]
    public void Values_that_no_ECG_has_in_mV_are_refused(double amplitude, double offset, bool fits)
    {
        double[] samples = [.. Wave(500, 10).Select(x => x * amplitude + offset)];
        Assert.Equal(fits ? null : Unfitness.Voltage, Cause(500, samples));
        Assert.Equal(fits ? null : Unfitness.Voltage, Cause(250, samples));
        var record = new EcgRecord("rec", 500, [new("I", "mV", samples)]);
        if (fits)
        {
            new SignalReader(_options).Prepare(record);
        }
        else
        {
            var error = Assert.Throws<UnfitRecordingException>(() => new SignalReader(_options).Prepare(record));
            Assert.Contains("uV", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(100, null)]
    [InlineData(99.9, nameof(Unfitness.SamplingRate))]
    [InlineData(1e-300, nameof(Unfitness.SamplingRate))]
    public void Too_low_a_rate_is_refused(double rate, string? cause) =>
        Assert.Equal(cause, Cause(rate, Wave(100, 20))?.ToString());

    private static (EcgRecord Record, IReadOnlyList<string> Done) Fit(double rate, double[] samples, string unit = "mV")
    {
        var fitting = new RecordingFitting(_options, new RecordingLimits());
        var part = new EcgRecord("rec", rate, [new("I", unit, samples)]);
        return (fitting.Fit(new RecordingExcerpt("rec", [part], part.DurationSeconds)), fitting.Done);
    }

    private static Unfitness? Cause(double rate, double[] samples, string unit = "mV")
    {
        try
        {
            Fit(rate, samples, unit);
            return null;
        }
        catch (UnfitRecordingException e)
        {
            Assert.NotEmpty(e.Remedy);
            return e.Cause;
        }
    }

    private static double[] Wave(double rate, double seconds) =>
        [
            .. Enumerable
                .Range(0, (int)(rate * seconds))
                .Select(i => Math.Sin(8 * i / rate) + 0.2 * Math.Sin(57 * i / rate)),
        ];
}
