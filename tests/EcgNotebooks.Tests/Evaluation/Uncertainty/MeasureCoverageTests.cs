using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.RandomNumbers;
using MathNet.Numerics.Distributions;

namespace EcgNotebooks.Tests.Evaluation.Uncertainty;

/// <summary>Coverage of the patient-level bootstrap for every measure, and of every interval of a difference between two classifiers.</summary>
/// <remarks>
/// The patients of a study are drawn from people of whom 45 % are ill. The scores are normal, higher by 1 for the ill; a second
/// classifier adds noise. The truth is computed by integration. A test
/// part as large as that of the published recipe on the whole table has about 400 patients with one or two rows each; that of a small
/// subset has 75 rows.
/// </remarks>
[Trait("speed", "slow")]
public class MeasureCoverageTests(ITestOutputHelper output)
{
    private const int Large = 2000;
    private const double Prevalence = 0.45;
    private const double Limit = 0.8;
    private const double Noise = 1;

    // 200 resamples narrow an interval a little, and 2,000 studies leave a standard error of 0.005 in the coverage.
    private static readonly int _studies = Simulations.Count(300, Large);
    private static readonly double _tolerance = 0.005 + Simulations.Widening(0.95, _studies, Large);
    private static readonly BootstrapOptions _options = new()
    {
        Resamples = Simulations.AreLarge ? 1000 : 200,
        Threads = 1,
    };
    private static readonly double _threshold = Probability(Limit);

    [Theory]
    [InlineData(400, 2)]
    [InlineData(150, 5)]
    [InlineData(75, 1)]
    public void The_bootstrap_contains_the_truth_of_every_measure_in_95_percent_of_studies(int patients, int mostRows)
    {
        var truth = Truth(1);
        var covered = Covered(
            patients,
            mostRows,
            study =>
            {
                var result = new PatientBootstrap(_options with { Seed = study.Seed }).Estimate(
                    study.First,
                    study.Patients,
                    _threshold
                );
                return kind => result[kind].Interval.Contains(truth[kind]);
            }
        );
        Assert.All(covered.Values, share => Assert.InRange(share, 0.93 - _tolerance, 0.97 + _tolerance));
    }

    [Theory]
    [InlineData(400, 2)]
    [InlineData(150, 5)]
    [InlineData(75, 1)]
    public void The_bootstrap_contains_the_true_difference_of_every_measure_in_95_percent_of_studies(
        int patients,
        int mostRows
    )
    {
        var (first, second) = (Truth(1), Truth(Math.Sqrt(1 + Noise * Noise)));
        var covered = Covered(
            patients,
            mostRows,
            study =>
            {
                var result = new PatientBootstrap(_options with { Seed = study.Seed }).Compare(
                    study.First,
                    study.Second,
                    study.Patients,
                    _threshold,
                    _threshold
                );
                return kind => result[kind].Interval.Contains(first[kind] - second[kind]);
            }
        );
        Assert.All(covered.Values, share => Assert.InRange(share, 0.93 - _tolerance, 0.97 + _tolerance));
    }

    [Fact]
    public void The_interval_of_the_difference_of_two_ROC_AUCs_contains_the_truth_in_95_percent_of_studies()
    {
        var difference = Truth(1)[MeasureKind.RocAuc] - Truth(Math.Sqrt(1 + Noise * Noise))[MeasureKind.RocAuc];
        var (clustered, independent) = (0, 0);
        for (uint seed = 0; seed < _studies; seed++)
        {
            var study = Simulate(seed, 150, 5);
            clustered += DeLong.Compare(study.First, study.Second, study.Patients).Interval.Contains(difference)
                ? 1
                : 0;
            var single = Simulate(seed, 150, 1);
            independent += DeLong.Compare(single.First, single.Second).Interval.Contains(difference) ? 1 : 0;
        }

        var (ofClustered, ofIndependent) = ((double)clustered / _studies, (double)independent / _studies);
        output.WriteLine($"Obuchowski {ofClustered}, DeLong with one row per patient {ofIndependent}");
        Assert.InRange(ofClustered, 0.93 - _tolerance, 0.97 + _tolerance);
        Assert.InRange(ofIndependent, 0.93 - _tolerance, 0.97 + _tolerance);
    }

    private Dictionary<MeasureKind, double> Covered(
        int patients,
        int mostRows,
        Func<SimulatedStudy, Func<MeasureKind, bool>> contains
    )
    {
        var studies = Enumerable
            .Range(0, _studies)
            .AsParallel()
            .Select(seed =>
            {
                var contained = contains(Simulate((uint)seed, patients, mostRows));
                return MeasureKinds.All.Select(contained).ToArray();
            })
            .ToArray();
        var shares = MeasureKinds.All.ToDictionary(
            kind => kind,
            kind => studies.Average(study => study[(int)kind] ? 1.0 : 0)
        );
        output.WriteLine(string.Join(", ", shares.Select(share => $"{share.Key.Label()} {share.Value:F3}")));
        return shares;
    }

    private static SimulatedStudy Simulate(uint seed, int count, int mostRows)
    {
        var random = new NumPyRandomState(seed);
        var (labels, first, second, patients) = (
            new List<bool>(),
            new List<double>(),
            new List<double>(),
            new List<int>()
        );
        for (var patient = 0; patient < count; patient++)
        {
            var isIll = random.NextDouble() < Prevalence;
            var (shared, noise) = (random.NextNormal(), random.NextNormal());
            for (var rows = (int)random.Integers(1, mostRows + 1, 1)[0]; rows > 0; rows--)
            {
                var score =
                    (isIll ? Study.Distance : 0) + Math.Sqrt(0.6) * shared + Math.Sqrt(0.4) * random.NextNormal();
                labels.Add(isIll);
                first.Add(Probability(score));
                second.Add(
                    Probability(score + Noise * (Math.Sqrt(0.6) * noise + Math.Sqrt(0.4) * random.NextNormal()))
                );
                patients.Add(patient);
            }
        }

        return new(seed, new(labels, first), new(labels, second), [.. patients]);
    }

    private static double Probability(double score) => 1 / (1 + Math.Exp(0.7 - score));

    // Sums over a fine grid of scores, from the highest down.
    private static Dictionary<MeasureKind, double> Truth(double deviation)
    {
        var (sensitivity, falsePositives) = (
            1 - Normal.CDF(Study.Distance, deviation, Limit),
            1 - Normal.CDF(0, deviation, Limit)
        );
        var (hits, alarms) = (Prevalence * sensitivity, (1 - Prevalence) * falsePositives);
        var (precision, brier, logLoss) = (0.0, 0.0, 0.0);
        const double Step = 0.001;
        for (var score = 12.0; score > -11; score -= Step)
        {
            var (ill, healthy) = (
                Normal.PDF(Study.Distance, deviation, score) * Step * Prevalence,
                Normal.PDF(0, deviation, score) * Step * (1 - Prevalence)
            );
            var above = Prevalence * (1 - Normal.CDF(Study.Distance, deviation, score));
            var below = (1 - Prevalence) * (1 - Normal.CDF(0, deviation, score));
            precision += above > 0 ? ill / Prevalence * above / (above + below) : 0;
            var p = Probability(score);
            brier += ill * (1 - p) * (1 - p) + healthy * p * p;
            logLoss -= ill * Math.Log(p) + healthy * Math.Log(1 - p);
        }

        return new()
        {
            [MeasureKind.Accuracy] = hits + 1 - Prevalence - alarms,
            [MeasureKind.BalancedAccuracy] = (sensitivity + 1 - falsePositives) / 2,
            [MeasureKind.Sensitivity] = sensitivity,
            [MeasureKind.Specificity] = 1 - falsePositives,
            [MeasureKind.Precision] = hits / (hits + alarms),
            [MeasureKind.F1] = 2 * hits / (hits + alarms + Prevalence),
            [MeasureKind.RocAuc] = Normal.CDF(0, 1, Study.Distance / (deviation * Math.Sqrt(2))),
            [MeasureKind.AveragePrecision] = precision,
            [MeasureKind.Brier] = brier,
            [MeasureKind.LogLoss] = logLoss,
        };
    }

    private sealed record SimulatedStudy(uint Seed, ScoredLabels First, ScoredLabels Second, int[] Patients);
}
