using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Tests.Evaluation.Uncertainty;

/// <summary>Of 1,000 simulated studies, how many intervals hold the true area; 95 % of them should.</summary>
public class CoverageTests(ITestOutputHelper output)
{
    private const int Studies = 1000;
    private static readonly BootstrapOptions _options = new() { Resamples = 250, Threads = 1 };

    [Fact]
    public void DeLongs_interval_holds_the_true_area_in_95_percent_of_studies()
    {
        var share = Covered(seed => DeLong.Auc(Study.Independent(seed, 50, 70).Rows).Interval);
        Assert.InRange(share, 0.93, 0.97);
    }

    [Fact]
    public void The_interval_of_patients_with_several_alike_rows_holds_it_too()
    {
        var share = Covered(seed =>
        {
            var study = Study.Clustered(seed, 80, 100);
            return DeLong.Auc(study.Rows, study.Patients).Interval;
        });
        Assert.InRange(share, 0.93, 0.97);
    }

    [Fact]
    public void So_does_the_patient_bootstraps()
    {
        var share = Covered(seed =>
        {
            var study = Study.Clustered(seed, 80, 100);
            var result = new PatientBootstrap(_options with { Seed = seed + Studies }).Estimate(
                study.Rows,
                study.Patients
            );
            return result[MeasureKind.RocAuc].Interval;
        });
        Assert.InRange(share, 0.93, 0.97);
    }

    [Fact]
    public void Taking_each_row_for_a_patient_does_not()
    {
        var share = Covered(seed => DeLong.Auc(Study.Clustered(seed, 80, 100).Rows).Interval);
        Assert.InRange(share, 0.5, 0.9);
    }

    private double Covered(Func<uint, Interval> interval)
    {
        var covered = Enumerable
            .Range(0, Studies)
            .AsParallel()
            .Count(study => interval((uint)study).Contains(Study.TrueArea));
        output.WriteLine($"{covered} of {Studies} intervals hold the true area {Study.TrueArea:F4}");
        return (double)covered / Studies;
    }
}
