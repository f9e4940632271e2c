using EcgNotebooks.Datasets;
using EcgNotebooks.Signals.Beats;
using EcgNotebooks.Simulation;
using EcgNotebooks.Tests.Simulation;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Signals.Beats;

/// <summary>The detector finds the beats that the simulator made, and plausible ones in real recordings.</summary>
[Collection(DemoTests.Name)]
public class QrsDetectorTests(DemoFixture demo)
{
    private const int Rate = 500;
    private static readonly QrsDetector _detector = new(Rate);

    // Association for the Advancement of Medical Instrumentation (ANSI/AAMI EC57) allows 150 ms; simulated beats are known better.
    private const int Tolerance = Rate / 20;

    [Fact]
    public void All_beats_of_undisturbed_recordings_are_found_within_50_ms_and_no_others()
    {
        var score = Score(recording => recording.Disturbances == new Disturbances());
        Assert.True(score.Beats > 800, $"{score}");
        Assert.True(score.Sensitivity > 0.99 && score.PositivePredictivity > 0.99, $"{score}");
    }

    [Fact]
    public void Most_beats_of_recordings_with_noise_drift_and_premature_beats_are_found()
    {
        var score = Score(recording => recording.Disturbances != new Disturbances());
        Assert.True(score.Beats > 200, $"{score}");
        Assert.True(score.Sensitivity > 0.97 && score.PositivePredictivity > 0.97, $"{score}");
    }

    [Theory]
    [InlineData(0.02, 0.99)]
    [InlineData(0.05, 0.97)]
    [InlineData(0.1, 0.87)]
    public void White_noise_hides_few_beats_and_makes_few_false_ones(double millivolts, double atLeast)
    {
        var score = Score(recording => recording.Disturbances == new Disturbances(), millivolts);
        Assert.True(score.Sensitivity > atLeast && score.PositivePredictivity > atLeast, $"{score}");
    }

    [Fact]
    public void Real_recordings_have_plausible_rates_on_which_two_leads_agree()
    {
        var data = PtbXl.Open(SharedData.Subset, TestContext.Current.CancellationToken);
        var rows = PtbXlTable
            .Read(data.TablePath, TestContext.Current.CancellationToken)
            .Rows.Where(row => File.Exists(data.RecordPath(row.FilenameHr) + ".dat"));
        var (agreed, all, plausible, recordings) = (0, 0, 0, 0);
        foreach (var row in rows.Where((_, i) => i % 5 == 0))
        {
            var record = data.ReadRecord(row.FilenameHr, [Lead.I, Lead.II]);
            var (one, two) = (Detect(record, Lead.I), Detect(record, Lead.II));
            agreed += one.Count(peak => two.Any(other => Math.Abs(peak - other) <= Rate * 0.15));
            all += one.Count;
            recordings++;
            plausible += 6 * one.Count is >= 30 and <= 220 ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{plausible} of {recordings} recordings plausible, {agreed} of {all} beats in both leads"
        );
        Assert.True(recordings > 0);
        Assert.True(
            plausible >= 0.99 * recordings,
            $"{plausible} of {recordings} recordings between 30 and 220 a minute"
        );
        Assert.True(agreed >= 0.97 * all, $"{agreed} of {all} beats in lead I are in lead II");
    }

    [Fact]
    public void A_flat_line_at_any_level_has_no_beats()
    {
        Assert.Empty(_detector.Detect([new double[5000]]));
        Assert.Empty(
            _detector.Detect([
                [.. Enumerable.Repeat(0.123, 5000)],
            ])
        );
        Assert.Empty(
            _detector.Detect([
                [.. Enumerable.Repeat(-299.7, 5000)],
            ])
        );
    }

    [Fact]
    public void A_signal_too_short_for_the_filter_has_no_beats()
    {
        Assert.Empty(_detector.Detect([]));
        Assert.Empty(
            _detector.Detect([
                [],
            ])
        );
        Assert.Empty(
            _detector.Detect([
                [1],
            ])
        );
        Assert.Empty(_detector.Detect([new double[100]]));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Samples_that_are_not_numbers_are_refused(double value)
    {
        var signal = new double[5000];
        signal[1234] = value;
        Assert.Contains(
            "1234",
            Assert.Throws<EcgNotebooks.Filtering.FilterException>(() => _detector.Detect([signal])).Problem,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Noise_without_an_ECG_gives_positions_in_order_and_never_two_within_200_ms()
    {
        var random = new Random(7);
        foreach (var scale in (double[])[0.01, 1, 100])
        {
            var peaks = _detector.Detect([
                [.. Enumerable.Range(0, 5000).Select(_ => scale * (random.NextDouble() - 0.5))],
            ]);
            Assert.All(peaks, peak => Assert.InRange(peak, 0, 4999));
            Assert.All(peaks.Zip(peaks.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 100));
        }
    }

    [Fact]
    public void An_inverted_lead_and_a_lead_of_half_the_size_have_the_same_peaks()
    {
        var record = demo.Tree.ReadRecord(demo.Rows[0]["filename_hr"], [Lead.I]);
        var samples = record[Lead.I].Samples;
        var expected = _detector.Detect([samples]);
        Assert.NotEmpty(expected);
        Assert.Equal(
            expected,
            _detector.Detect([
                [.. samples.Select(s => -s)],
            ])
        );
        Assert.Equal(
            expected,
            _detector.Detect([
                [.. samples.Select(s => s / 2)],
            ])
        );
    }

    private static IReadOnlyList<int> Detect(EcgRecord record, Lead lead) => _detector.Detect([record[lead].Samples]);

    private DetectionScore Score(Func<SimulatedRecording, bool> include, double noise = 0)
    {
        var random = new Random(11);
        var score = new DetectionScore();
        foreach (var recording in DemoPlan.Of(DemoFixture.Options).Where(include))
        {
            var samples = demo.Tree.ReadRecord(recording.FilenameHr, [Lead.I])[Lead.I].Samples;
            double[] noisy = [.. samples.Select(s => s + noise * Normal(random))];
            var beats = SignalSimulator.RhythmOf(recording, (ulong)DemoFixture.Options.Seed).Beats;
            score.Add(
                [.. beats.Select(beat => Rate * beat.Seconds)],
                _detector.Detect([noisy]),
                samples.Length,
                Tolerance
            );
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"noise of {noise} mV: {score}");
        return score;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
