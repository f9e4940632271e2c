using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Tests.Evaluation.Uncertainty;

/// <summary>Coverage: 95 % of the intervals in many simulated studies should contain the true ROC AUC.</summary>
[Trait("speed", "slow")]
public class CoverageTests(ITestOutputHelper output)
{
    private const int Large = 1000;

    private static readonly int _studies = Simulations.Count(300, Large);
    private static readonly double _tolerance = Simulations.Widening(0.95, _studies, Large);
    private static readonly BootstrapOptions _options = new() { Resamples = 250, Threads = 1 };

    [Fact]
    public void DeLongs_interval_contains_the_true_ROC_AUC_in_95_percent_of_studies()
    {
        var share = Covered(seed => DeLong.Auc(Study.Independent(seed, 50, 70).Rows).Interval);
        Assert.InRange(share, 0.93 - _tolerance, 0.97 + _tolerance);
    }

    [Fact]
    public void Obuchowskis_interval_has_the_same_coverage_for_clustered_rows()
    {
        var share = Covered(seed =>
        {
            var study = Study.Clustered(seed, 80, 100);
            return DeLong.Auc(study.Rows, study.Patients).Interval;
        });
        Assert.InRange(share, 0.93 - _tolerance, 0.97 + _tolerance);
    }

    [Fact]
    public void The_patient_level_bootstrap_has_the_same_coverage_for_clustered_rows()
    {
        var share = Covered(seed =>
        {
            var study = Study.Clustered(seed, 80, 100);
            var result = new PatientBootstrap(_options with { Seed = seed + Large }).Estimate(
                study.Rows,
                study.Patients
            );
            return result[MeasureKind.RocAuc].Interval;
        });
        Assert.InRange(share, 0.93 - _tolerance, 0.97 + _tolerance);
    }

    // Positive and negative patients, each with one row.
    [Theory]
    [InlineData(10, 30, 0.93, 0.98)]
    [InlineData(10, 100, 0.93, 0.97)]
    [InlineData(20, 40, 0.93, 0.97)]
    [InlineData(40, 40, 0.93, 0.97)]
    public void The_interval_in_log_odds_has_the_same_coverage_for_few_patients(
        int positives,
        int negatives,
        double least,
        double most
    )
    {
        var share = Covered(seed =>
        {
            var study = Study.Independent(seed, positives, negatives);
            return DeLong.Auc(study.Rows, study.Patients).Interval;
        });
        Assert.InRange(share, least - _tolerance, most + _tolerance);
    }

    [Fact]
    public void The_interval_in_log_odds_has_the_same_coverage_for_few_clustered_rows()
    {
        var share = Covered(seed =>
        {
            var study = Study.Clustered(seed, 20, 40);
            return DeLong.Auc(study.Rows, study.Patients).Interval;
        });
        Assert.InRange(share, 0.93 - _tolerance, 0.97 + _tolerance);
    }

    [Fact]
    public void Assuming_independent_rows_has_too_little_coverage_for_clustered_rows()
    {
        var share = Covered(seed => DeLong.Auc(Study.Clustered(seed, 80, 100).Rows).Interval);
        Assert.InRange(share, 0.5, 0.9);
    }

    private double Covered(Func<uint, Interval> interval)
    {
        var covered = Enumerable
            .Range(0, _studies)
            .AsParallel()
            .Count(study => interval((uint)study).Contains(Study.TrueArea));
        output.WriteLine($"{covered} of {_studies} intervals contain the true ROC AUC {Study.TrueArea:F4}");
        return (double)covered / _studies;
    }
}
