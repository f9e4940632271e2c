using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Tests.Evaluation.Uncertainty;

/// <summary>Tests the interval of a proportion of recordings that are clustered by patient.</summary>
public class ClusteredProportionTests(ITestOutputHelper output)
{
    private const double Level = 0.95;

    [Fact]
    public void With_one_recording_per_patient_it_is_Wilsons_interval()
    {
        var rows = Enumerable.Range(1, 37).Select(patient => (patient, patient % 5 == 0));
        var proportion = ClusteredProportion.Of(rows, Level);
        Assert.Equal((7, 37, 37), (proportion.Count, proportion.Rows, proportion.Patients));
        Assert.Equal(37, proportion.EffectiveRows, 1e-12);
        Assert.Equal(ProportionInterval.Wilson(7, 37), proportion.Interval);
    }

    // W. G. Cochran, Sampling Techniques, 3rd edition, 1977, table 3.5: of the 104 members of 30 households, 30 had seen a doctor in
    // the last year. The book's variance of the proportion is 0.0052, against 0.00197 for 104 independent people.
    [Fact]
    public void The_design_effect_is_that_of_Cochrans_households()
    {
        int[] members = [5, 6, 3, 3, 2, 3, 3, 3, 4, 4, 3, 2, 7, 4, 3, 5, 4, 4, 3, 3, 4, 3, 3, 1, 2, 4, 3, 4, 2, 4];
        int[] seen = [5, 0, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 1, 2, 0, 0, 1, 3, 2, 0, 0, 0, 2, 2, 0, 2, 0, 1];
        var rows = members.SelectMany((count, i) => Enumerable.Range(0, count).Select(member => (i, member < seen[i])));
        var proportion = ClusteredProportion.Of(rows, Level);
        Assert.Equal((30, 104, 30), (proportion.Count, proportion.Rows, proportion.Patients));
        var independent = proportion.Value.Value * (1 - proportion.Value.Value) / 103;
        Assert.Equal(0.0052, independent * proportion.Rows / proportion.EffectiveRows, 0.00005);
    }

    [Fact]
    public void It_agrees_with_a_loop_over_the_patients_and_a_search_for_the_limits()
    {
        var random = new Random(4);
        for (var i = 0; i < 200; i++)
        {
            var rows = Patients(random, 2 + random.Next(30), 0.1 + 0.8 * random.NextDouble()).ToArray();
            var proportion = ClusteredProportion.Of(rows, Level);
            var share = rows.Count(row => row.Counts) / (double)rows.Length;
            Assert.Equal(share, proportion.Value.Value, 1e-12);
            var effective = Effective(rows, share);
            Assert.Equal(effective, proportion.EffectiveRows, 1e-9);
            Assert.Equal(Limit(share, effective, 0), proportion.Interval.Lower, 1e-9);
            Assert.Equal(Limit(share, effective, 1), proportion.Interval.Upper, 1e-9);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    public void Where_all_recordings_agree_the_patients_count(int count)
    {
        var rows = Enumerable.Range(0, 12).Select(i => (i / 3, i < count));
        var proportion = ClusteredProportion.Of(rows, Level);
        Assert.Equal(4, proportion.EffectiveRows, 1e-12);
        Assert.Equal(ProportionInterval.Wilson(count / 3, 4), proportion.Interval);
    }

    [Fact]
    public void Without_recordings_there_is_no_proportion()
    {
        var proportion = ClusteredProportion.Of([], Level);
        Assert.Equal("there are no recordings", proportion.Value.Reason);
        Assert.False(proportion.Interval.IsDefined);
        Assert.Equal(0, proportion.EffectiveRows);
    }

    [Fact]
    public void Repeated_recordings_of_the_same_patients_do_not_narrow_the_interval()
    {
        var once = Enumerable.Range(1, 40).Select(patient => (patient, patient % 4 == 0)).ToArray();
        var four = Enumerable.Repeat(once, 4).SelectMany(rows => rows);
        Assert.Equal(40, ClusteredProportion.Of(four, Level).EffectiveRows, 1.0);
    }

    [Theory]
    [InlineData(40, 0.3)]
    [InlineData(60, 0.15)]
    [InlineData(120, 0.5)]
    public void The_interval_contains_the_true_proportion_in_95_percent_of_studies(int patients, double truth)
    {
        const int Studies = 4000;
        var random = new Random(8);
        var (covered, asIfIndependent) = (0, 0);
        for (var i = 0; i < Studies; i++)
        {
            var rows = Patients(random, patients, truth).ToArray();
            covered += ClusteredProportion.Of(rows, Level).Interval.Contains(truth) ? 1 : 0;
            var naive = ProportionInterval.Wilson(rows.Count(row => row.Counts), rows.Length);
            asIfIndependent += naive.Contains(truth) ? 1 : 0;
        }

        output.WriteLine(
            $"{patients} patients, {truth}: {(double)covered / Studies}, as if independent {(double)asIfIndependent / Studies}"
        );
        Assert.InRange((double)covered / Studies, 0.93, 0.97);
        Assert.InRange((double)asIfIndependent / Studies, 0.5, 0.925);
    }

    // One to four recordings; three of four agree with the patient's own answer, whose share is the truth.
    private static IEnumerable<(int Patient, bool Counts)> Patients(Random random, int patients, double truth)
    {
        for (var patient = 0; patient < patients; patient++)
        {
            var own = random.NextDouble() < truth;
            for (var visits = 1 + random.Next(4); visits > 0; visits--)
            {
                yield return (patient, random.NextDouble() < 0.75 ? own : random.NextDouble() < truth);
            }
        }
    }

    private static double Effective((int Patient, bool Counts)[] rows, double share)
    {
        var patients = rows.Select(row => row.Patient).Distinct().ToArray();
        if (share is 0 or 1)
        {
            return patients.Length;
        }

        var squares = 0.0;
        foreach (var patient in patients)
        {
            var residual = 0.0;
            foreach (var row in rows)
            {
                residual += row.Patient == patient ? (row.Counts ? 1 : 0) - share : 0;
            }

            squares += residual * residual;
        }

        var variance = patients.Length / (patients.Length - 1.0) * squares / (rows.Length * (double)rows.Length);
        var ofIndependent = share * (1 - share) / (rows.Length - 1);
        return rows.Length * Math.Min(1, ofIndependent / variance);
    }

    // The score test just rejects the limit: found by halving the range between the share and the end.
    private static double Limit(double share, double effective, double end)
    {
        var (inside, outside) = (share, end);
        for (var i = 0; i < 200; i++)
        {
            var middle = (inside + outside) / 2;
            var rejected = Math.Abs(share - middle) > 1.959963984540054 * Math.Sqrt(middle * (1 - middle) / effective);
            (inside, outside) = rejected ? (inside, middle) : (middle, outside);
        }

        return inside;
    }
}
