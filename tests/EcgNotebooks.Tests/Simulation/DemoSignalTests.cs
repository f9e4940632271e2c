using EcgNotebooks.Formats.Wfdb;

namespace EcgNotebooks.Tests.Simulation;

[Collection(DemoTests.Name)]
public class DemoSignalTests(DemoFixture demo)
{
    [Theory]
    [InlineData("filename_hr", 500)]
    [InlineData("filename_lr", 100)]
    public void The_relations_of_Einthoven_and_Goldberger_hold_in_every_recording(string column, int rate)
    {
        foreach (var row in demo.Rows)
        {
            // Reading verifies the checksums.
            var record = demo.Tree.ReadRecord(row[column]);
            Assert.Equal((rate, 10.0, 12), (record.SamplingRateHz, record.DurationSeconds, record.Signals.Count));
            var limbs = record
                .Signals.Take(6)
                .Select(signal => Array.ConvertAll(signal.Samples, s => (int)Math.Round(1000 * s)))
                .ToArray();
            Assert.Equal(-1, Enumerable.Range(0, record.SampleCount).FirstOrDefault(n => !HoldAt(limbs, n), -1));
        }
    }

    private static bool HoldAt(int[][] limbs, int n)
    {
        var (i, ii) = (limbs[0][n], limbs[1][n]);
        return limbs[2][n] == ii - i
            && Math.Abs(2 * limbs[3][n] + i + ii) <= 1
            && Math.Abs(2 * limbs[4][n] - 2 * i + ii) <= 1
            && Math.Abs(2 * limbs[5][n] - 2 * ii + i) <= 1;
    }

    [Fact]
    public void Headers_have_the_style_of_PTB_XL()
    {
        var lines = File.ReadAllLines(Path.Combine(demo.Tree.Root, "records500/00000/00007_hr.hea"));
        Assert.Equal("00007_hr 12 500 5000", lines[0]);
        string[] leads = ["I", "II", "III", "AVR", "AVL", "AVF", "V1", "V2", "V3", "V4", "V5", "V6"];
        for (var i = 0; i < 12; i++)
        {
            Assert.Matches(@"^00007_hr\.dat 16 1000\.0\(0\)/mV 16 0 -?\d+ \d+ 0 " + leads[i] + "$", lines[i + 1]);
        }
    }

    [Fact]
    public void Heart_rates_are_plausible_and_agree_with_the_statements()
    {
        var undisturbed = demo.Rows.Where(Quiet).ToList();
        Assert.True(undisturbed.Count > 60);
        foreach (var row in undisturbed)
        {
            var rate = Measure(row).HeartRate;
            Assert.InRange(rate, 42, 125);
            Assert.True(!row.Has("SBRAD") || rate < 60, $"{row["filename_hr"]}: {rate}");
            Assert.True(!row.Has("STACH") || rate > 95, $"{row["filename_hr"]}: {rate}");
            Assert.True(!row.Has("SR") || rate is > 50 and < 106, $"{row["filename_hr"]}: {rate}");
        }
    }

    [Fact]
    public void Waves_of_normal_recordings_have_textbook_directions_and_sizes()
    {
        var normal = demo.Rows.Where(row => row.BeginsWith("NORM") && Quiet(row)).Select(Measure).ToList();
        double Typical(Func<Measured, double> value) => Measured.Median(normal.Select(value));
        // The T wave is upright in I, II and V5 and inverted in aVR.
        Assert.InRange(Typical(m => m.Level(Lead.I, 0.20, 0.30)), 0.03, 0.4);
        Assert.InRange(Typical(m => m.Level(Lead.II, 0.20, 0.30)), 0.05, 0.5);
        Assert.InRange(Typical(m => m.Level(Lead.AVR, 0.20, 0.30)), -0.4, -0.05);
        // The ST segment is close to the baseline.
        Assert.All(Lead.All, lead => Assert.InRange(Typical(m => m.Level(lead, 0.075, 0.085)), -0.06, 0.12));
        // The R wave grows from V1 to V4, and V1 is mostly negative.
        var maxima = Lead
            .All.Skip(6)
            .Select(lead =>
                Measured.Median(
                    demo.Rows.Where(row => row.BeginsWith("NORM") && Quiet(row))
                        .Select(row => demo.Tree.ReadLead(row["filename_hr"], lead).Samples.Max())
                )
            )
            .ToList();
        Assert.True(maxima[0] < maxima[1] && maxima[1] < maxima[2] && maxima[2] < maxima[3], string.Join(' ', maxima));
        Assert.InRange(maxima[4], 0.7, 2.6);
    }

    [Fact]
    public void Inferior_infarctions_show_Q_waves_only_in_the_inferior_leads()
    {
        var (imi, norm) = (Of("IMI"), Of("NORM"));
        foreach (var lead in new[] { Lead.II, Lead.III, Lead.AVF })
        {
            var difference = Typical(imi, m => m.EarlyMinimum(lead)) - Typical(norm, m => m.EarlyMinimum(lead));
            Assert.True(difference < -0.12, $"{lead}: {difference}");
        }

        Assert.InRange(
            Typical(imi, m => m.EarlyMinimum(Lead.I)) - Typical(norm, m => m.EarlyMinimum(Lead.I)),
            -0.02,
            0.2
        );
    }

    [Fact]
    public void Acute_inferior_infarctions_elevate_ST_in_III_and_aVF_and_depress_it_in_I_and_aVL()
    {
        var acute = Of("IMI", "Stadium I");
        var norm = Of("NORM");
        Assert.True(Difference(Lead.III) > 0.07, $"III {Difference(Lead.III)}");
        Assert.True(Difference(Lead.AVF) > 0.05, $"aVF {Difference(Lead.AVF)}");
        Assert.True(Difference(Lead.AVL) < -0.05, $"aVL {Difference(Lead.AVL)}");
        Assert.True(Difference(Lead.I) < -0.02, $"I {Difference(Lead.I)}");

        double Difference(Lead lead) =>
            Typical(acute, m => m.Level(lead, 0.09, 0.13)) - Typical(norm, m => m.Level(lead, 0.09, 0.13));
    }

    [Fact]
    public void Recent_inferior_infarctions_invert_T_in_III_and_make_it_upright_in_aVL()
    {
        var recent = Of("IMI", "Stadium II");
        Assert.True(Typical(recent, m => m.Level(Lead.III, 0.20, 0.30)) < -0.04);
        Assert.True(Typical(recent, m => m.Level(Lead.AVL, 0.20, 0.30)) > 0.04);
    }

    [Fact]
    public void The_100_Hz_version_is_the_low_pass_filtered_500_Hz_version()
    {
        var row = demo.Rows.First(row => row.BeginsWith("NORM") && Quiet(row));
        var high = demo.Tree.ReadLead(row["filename_hr"], Lead.II).Samples;
        var low = demo.Tree.ReadLead(row["filename_lr"], Lead.II).Samples;
        var smoothed = Enumerable
            .Range(1, 998)
            .Select(k => Enumerable.Range(5 * k - 2, 5).Average(n => high[n]))
            .ToArray();
        var difference = smoothed.Zip(low.Skip(1), (a, b) => (a - b) * (a - b)).Average();
        Assert.True(Math.Sqrt(difference) < 0.06, $"{Math.Sqrt(difference)} mV");
    }

    private static bool Quiet(DemoRow row) =>
        row.IsClean && row["static_noise"].Length + row["baseline_drift"].Length == 0 && !row.Has("SARRH");

    private List<Measured> Of(string code, string? stadium = null)
    {
        var rows = demo
            .Rows.Where(row => row.BeginsWith(code) && Quiet(row))
            .Where(row => stadium is null || row["infarction_stadium1"] == stadium);
        var measured = rows.Select(Measure).ToList();
        Assert.True(measured.Count >= 4);
        return measured;
    }

    private Measured Measure(DemoRow row) => new(WfdbRecord.Read(demo.Tree.RecordPath(row["filename_hr"])));

    private static double Typical(List<Measured> recordings, Func<Measured, double> value) =>
        Measured.Median(recordings.Select(value));
}
