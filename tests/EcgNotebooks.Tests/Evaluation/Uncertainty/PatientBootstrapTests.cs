using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Uncertainty;
using MathNet.Numerics.Distributions;

namespace EcgNotebooks.Tests.Evaluation.Uncertainty;

public class PatientBootstrapTests
{
    private static readonly BootstrapOptions _few = new() { Resamples = 60, Seed = 5 };

    [Fact]
    public void Intervals_agree_with_a_loop_that_copies_the_rows_of_each_resampled_patient()
    {
        foreach (var (first, second, patients) in AwkwardPairs.Make().Take(20))
        {
            var loop = LoopBootstrap.Draws(patients, _few);
            var result = new PatientBootstrap(_few).Estimate(first, patients, 0.4);
            var difference = new PatientBootstrap(_few).Compare(first, second, patients, 0.4, 0.6);
            foreach (var kind in MeasureKinds.All)
            {
                double Of(ScoredLabels rows, int[] resample, double threshold) =>
                    kind.Of(LoopBootstrap.Pick(rows, resample), threshold).Value;
                AssertSame(
                    loop.Select(resample => Of(first, resample, 0.4)),
                    kind.Of(first, 0.4),
                    result[kind],
                    WithoutEach(patients).Select(resample => Of(first, resample, 0.4))
                );
                AssertSame(
                    loop.Select(resample => Of(first, resample, 0.4) - Of(second, resample, 0.6)),
                    new(kind.Of(first, 0.4).Value - kind.Of(second, 0.6).Value),
                    difference[kind],
                    patients
                );
            }
        }
    }

    [Fact]
    public void Means_over_classifiers_agree_with_a_loop_over_common_resamples()
    {
        foreach (var (first, second, patients) in AwkwardPairs.Make().Take(20))
        {
            var loop = LoopBootstrap.Draws(patients, _few);
            ThresholdedScores[] both = [new(first, 0.4), new(second, 0.6)];
            var mean = new PatientBootstrap(_few).EstimateMean(both, patients);
            var difference = new PatientBootstrap(_few).CompareMeans(both, [both[1]], patients);
            foreach (var kind in MeasureKinds.All)
            {
                double Of(ScoredLabels rows, double threshold) => kind.Of(rows, threshold).Value;
                double Mean(int[] resample) =>
                    (Of(LoopBootstrap.Pick(first, resample), 0.4) + Of(LoopBootstrap.Pick(second, resample), 0.6)) / 2;
                var whole = (Of(first, 0.4) + Of(second, 0.6)) / 2;
                AssertSame(loop.Select(Mean), new(whole), mean[kind], WithoutEach(patients).Select(Mean));
                AssertSame(
                    loop.Select(resample => Mean(resample) - Of(LoopBootstrap.Pick(second, resample), 0.6)),
                    new(whole - Of(second, 0.6)),
                    difference[kind],
                    patients
                );
            }
        }
    }

    [Fact]
    public void A_mean_of_no_classifiers_or_of_different_rows_is_refused()
    {
        var study = Study.Clustered(1, 20, 30);
        Assert.Throws<EcgException>(() => new PatientBootstrap(_few).EstimateMean([], study.Patients));
        var other = new ScoredLabels(study.Rows.Labels.Select(label => !label), study.Rows.Scores);
        Assert.Throws<EcgException>(() =>
            new PatientBootstrap(_few).EstimateMean([new(study.Rows), new(other)], study.Patients)
        );
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(null)]
    public void The_number_of_threads_does_not_change_the_result(int? threads)
    {
        var study = Study.Clustered(1, 20, 30);
        var one = new PatientBootstrap(_few with { Threads = 1 }).Estimate(study.Rows, study.Patients);
        var many = new PatientBootstrap(_few with { Threads = threads }).Estimate(study.Rows, study.Patients);
        Assert.Equal(one.Estimates, many.Estimates);
    }

    [Fact]
    public void Another_seed_resamples_other_patients()
    {
        var study = Study.Clustered(1, 20, 30);
        var one = new PatientBootstrap(_few).Estimate(study.Rows, study.Patients);
        var other = new PatientBootstrap(_few with { Seed = 6 }).Estimate(study.Rows, study.Patients);
        Assert.NotEqual(one[MeasureKind.RocAuc].Interval, other[MeasureKind.RocAuc].Interval);
        Assert.Equal(one[MeasureKind.RocAuc].Value, other[MeasureKind.RocAuc].Value);
    }

    [Fact]
    public void Patient_ids_matter_only_for_grouping_rows()
    {
        var study = Study.Clustered(1, 20, 30);
        var named = new PatientBootstrap(_few).Estimate(study.Rows, [.. study.Patients.Select(p => 7000 - 13 * p)]);
        Assert.Equal(new PatientBootstrap(_few).Estimate(study.Rows, study.Patients).Estimates, named.Estimates);
    }

    [Fact]
    public void Copies_of_a_patients_rows_do_not_narrow_the_interval()
    {
        var study = Study.Independent(3, 40, 60);
        var four = new ScoredLabels(
            Enumerable.Repeat(study.Rows.Labels, 4).SelectMany(l => l),
            Enumerable.Repeat(study.Rows.Scores, 4).SelectMany(s => s)
        );
        int[] patients = [.. Enumerable.Repeat(study.Patients, 4).SelectMany(p => p)];
        var once = new PatientBootstrap(_few).Estimate(study.Rows, study.Patients)[MeasureKind.RocAuc].Interval;
        var known = new PatientBootstrap(_few).Estimate(four, patients)[MeasureKind.RocAuc].Interval;
        var unknown = new PatientBootstrap(_few).Estimate(four, [.. patients.Index().Select(p => p.Index)]);
        Assert.Equal(once.Width, known.Width, 1e-9);
        Assert.InRange(unknown[MeasureKind.RocAuc].Interval.Width / once.Width, 0.3, 0.7);
    }

    [Fact]
    public void Resamples_with_one_class_are_left_out_and_counted()
    {
        var rows = new ScoredLabels(
            Enumerable.Range(0, 40).Select(i => i < 4),
            Enumerable.Range(0, 40).Select(i => i % 7 / 7.0)
        );
        int[] patients = [.. Enumerable.Range(0, 40)];
        var options = new BootstrapOptions { Resamples = 2000 };
        var estimate = new PatientBootstrap(options).Estimate(rows, patients)[MeasureKind.RocAuc];
        // A resample contains none of the four with probability 0.9^40 = 0.0148; six standard deviations for 2,000 are 32.
        Assert.InRange(estimate.Undefined, 1, 62);
        Assert.Equal(2000, estimate.Defined + estimate.Undefined);
        Assert.True(estimate.Interval.IsDefined);
        var strict = new PatientBootstrap(options with { MostUndefined = 0 }).Estimate(rows, patients);
        Assert.Equal(
            $"undefined in {estimate.Undefined} of 2000 resamples",
            strict[MeasureKind.RocAuc].Interval.Reason
        );
        Assert.Equal(0, strict[MeasureKind.Accuracy].Undefined);
        Assert.True(strict[MeasureKind.Accuracy].Interval.IsDefined);
    }

    [Fact]
    public void A_measure_without_spread_has_a_reason_instead_of_an_interval()
    {
        var rows = new ScoredLabels([true, false, true, false], [0.9, 0.1, 0.8, 0.2]);
        var options = _few with { MostUndefined = 0.9 };
        var perfect = new PatientBootstrap(options).Estimate(rows, [1, 2, 3, 4]);
        Assert.Equal("every resample gives the same value", perfect[MeasureKind.Accuracy].Interval.Reason);
        var alone = new PatientBootstrap(options).Estimate(rows, [1, 1, 1, 1]);
        Assert.Equal("there is only one patient", alone[MeasureKind.RocAuc].Interval.Reason);
        var itself = new PatientBootstrap(options).Compare(rows, rows, [1, 2, 3, 4]);
        Assert.Equal("every resample gives the same value", itself[MeasureKind.Brier].Interval.Reason);
        var missing = new PatientBootstrap(_few).Estimate(new([false, false], [0.1, 0.9]), [1, 2]);
        Assert.Equal("no row is positive", missing[MeasureKind.RocAuc].Interval.Reason);
    }

    [Fact]
    public void Invalid_lists_and_options_are_refused()
    {
        var rows = new ScoredLabels([true, false], [0.9, 0.1]);
        Assert.Throws<EcgException>(() => new PatientBootstrap().Estimate(rows, [1]));
        Assert.Throws<EcgException>(() => new PatientBootstrap().Compare(rows, new([true, true], [1, 1]), [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PatientBootstrap(new() { Resamples = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PatientBootstrap(new() { Level = 1 }));
    }

    // The rows without those of each patient in turn.
    private static IEnumerable<int[]> WithoutEach(int[] patients) =>
        patients
            .Distinct()
            .Select(left => Enumerable.Range(0, patients.Length).Where(row => patients[row] != left).ToArray());

    // An interval of a difference: percentiles at Student's quantiles, without corrections.
    private static void AssertSame(
        IEnumerable<double> resampled,
        Measure value,
        BootstrapEstimate estimate,
        int[] patients
    )
    {
        var defined = AssertSameButForLimits(resampled, value, estimate);
        if (estimate.Interval.IsDefined)
        {
            var deviation = LoopBootstrap.Deviation(patients.Distinct().Count());
            var (lower, upper) = (Normal.CDF(0, 1, -deviation), Normal.CDF(0, 1, deviation));
            Assert.Equal(LoopBootstrap.Percentile(defined, lower), estimate.Interval.Lower, 1e-12);
            Assert.Equal(LoopBootstrap.Percentile(defined, upper), estimate.Interval.Upper, 1e-12);
        }
    }

    private static void AssertSame(
        IEnumerable<double> resampled,
        Measure value,
        BootstrapEstimate estimate,
        IEnumerable<double> leftOut
    )
    {
        var defined = AssertSameButForLimits(resampled, value, estimate);
        if (estimate.Interval.IsDefined)
        {
            double[] others = [.. leftOut];
            var (lower, upper) = LoopBootstrap.Accelerated(value.Value, defined, others, others.Length);
            Assert.Equal(lower, estimate.Interval.Lower, 1e-9);
            Assert.Equal(upper, estimate.Interval.Upper, 1e-9);
        }
    }

    private static double[] AssertSameButForLimits(
        IEnumerable<double> resampled,
        Measure value,
        BootstrapEstimate estimate
    )
    {
        double[] defined = [.. resampled.Where(double.IsFinite).Order()];
        Assert.Equal((defined.Length, 60 - defined.Length), (estimate.Defined, estimate.Undefined));
        if (value.Reason is null)
        {
            Assert.Equal(value.Value, estimate.Value.Value, 1e-12);
        }

        if (estimate.Interval.IsDefined)
        {
            var mean = defined.Average();
            var variance = defined.Sum(v => (v - mean) * (v - mean)) / (defined.Length - 1);
            Assert.Equal(Math.Sqrt(variance), estimate.StandardError.Value, 1e-12);
        }

        return defined;
    }
}
