using EcgNotebooks.Filtering;
using EcgNotebooks.Signals;
using EcgNotebooks.Simulation;
using EcgNotebooks.Tests.Simulation;

namespace EcgNotebooks.Tests.Signals.Beats;

/// <summary>Networks of single beats see each beat with its R peak at the same sample.</summary>
[Collection(DemoTests.Name)]
public class BeatsOfRecordingsTests(DemoFixture demo)
{
    private const int Rate = 500;

    private static readonly SignalOptions _beats = new() { Beats = new() };

    [Fact]
    public void A_beat_has_a_quarter_of_a_second_before_its_R_peak_and_four_tenths_after_it()
    {
        Assert.Equal((125, 326), (_beats.Beats!.SamplesBefore, _beats.InputSamples));
        Assert.Equal(5000, (_beats with { Beats = null }).InputSamples);
    }

    [Fact]
    public void Each_beat_is_the_stretch_of_its_recording_around_an_R_wave_of_the_simulated_heart()
    {
        foreach (var recording in Undisturbed.Take(40))
        {
            var record = demo.Tree.ReadRecord(recording.FilenameHr, [Lead.I]);
            var waves = SignalSimulator.RhythmOf(recording, (ulong)DemoFixture.Options.Seed).Beats;
            foreach (var beat in new SignalReader(_beats).Inputs(record))
            {
                var start = StartOf(beat, record[Lead.I].Samples);
                var peak = (start + 125.0) / Rate;
                Assert.True(waves.Min(wave => Math.Abs(wave.Seconds - peak)) < 0.05, $"{record.Name}: {peak} s");
            }
        }
    }

    [Fact]
    public void The_beats_are_spread_over_the_recording_and_repeated_where_there_are_too_few()
    {
        var record = demo.Tree.ReadRecord(Undisturbed[0].FilenameHr, [Lead.I]);
        int[] Starts(int number) =>
            [
                .. new SignalReader(_beats with { Beats = new() { PerRecording = number } })
                    .Inputs(record)
                    .Select(beat => StartOf(beat, record[Lead.I].Samples)),
            ];
        var all = Starts(100);
        Assert.Equal(100, all.Length);
        Assert.Equal(all.Order(), all);
        var found = all.Distinct().ToList();
        Assert.InRange(found.Count, 6, 18);
        Assert.Equal(found, Starts(found.Count));
        var five = Starts(5);
        Assert.Equal(5, five.Distinct().Count());
        Assert.Equal(found[0], five[0]);
        Assert.True(five[^1] > 3500, $"the last beat begins at {five[^1]}");
    }

    [Fact]
    public void Leads_are_cut_at_the_same_samples_and_filtered_before()
    {
        var options = _beats with { Leads = [Lead.II, Lead.V5], Filter = new FilterOptions() };
        var record = demo.Tree.ReadRecord(Undisturbed[0].FilenameHr, options.Leads);
        var whole = new SignalReader(options with { Beats = null }).Inputs(record).Single();
        foreach (var beat in new SignalReader(options).Inputs(record))
        {
            Assert.Equal(2 * 326, beat.Length);
            var start = whole.AsSpan(0, 5000).IndexOf(beat.AsSpan(0, 326));
            Assert.True(start >= 0);
            Assert.True(whole.AsSpan(5000 + start, 326).SequenceEqual(beat.AsSpan(326)));
        }
    }

    [Fact]
    public void A_recording_without_a_beat_is_refused_by_its_name()
    {
        var flat = new EcgRecord("flat", Rate, [new EcgSignal("I", "mV", new double[5000])]);
        var error = Assert.Throws<UnfitRecordingException>(() => new SignalReader(_beats).Inputs(flat));
        Assert.Equal(Unfitness.NoBeat, error.Cause);
        Assert.Contains("flat: no whole heart beat was found in I", error.Problem, StringComparison.Ordinal);
        Assert.Single(new SignalReader(_beats with { Beats = null }).Inputs(flat));
    }

    private static List<SimulatedRecording> Undisturbed =>
        [.. DemoPlan.Of(DemoFixture.Options).Where(recording => recording.Disturbances == new Disturbances())];

    private static int StartOf(float[] beat, double[] samples)
    {
        var start = Array.ConvertAll(samples, sample => (float)sample).AsSpan().IndexOf(beat);
        Assert.True(start >= 0);
        return start;
    }
}
