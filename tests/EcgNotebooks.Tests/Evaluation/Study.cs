using EcgNotebooks.Evaluation;
using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Tests.Evaluation;

/// <summary>Simulated studies whose true ROC AUC is known.</summary>
/// <remarks>
/// Normal scores of variance 1, where the mean of the positives is higher by d: the ROC AUC is Phi(d / sqrt 2).
/// </remarks>
internal sealed record Study(ScoredLabels Rows, int[] Patients)
{
    public const double Distance = 1;

    public static double TrueArea { get; } = MathNet.Numerics.Distributions.Normal.CDF(0, 1, Distance / Math.Sqrt(2));

    /// <summary>Simulates one row per patient.</summary>
    public static Study Independent(uint seed, int positives, int negatives) =>
        Make(new(seed), positives, negatives, _ => 1, shared: 0);

    /// <summary>
    /// Simulates one to five rows per patient; differences between patients are the given fraction of the variance.
    /// </summary>
    public static Study Clustered(uint seed, int positives, int negatives, double shared = 0.6) =>
        Make(new(seed), positives, negatives, random => (int)random.Integers(1, 6, 1)[0], shared);

    private static Study Make(
        NumPyRandomState random,
        int positives,
        int negatives,
        Func<NumPyRandomState, int> rowsOf,
        double shared
    )
    {
        var (labels, scores, patients) = (new List<bool>(), new List<double>(), new List<int>());
        for (var patient = 0; patient < positives + negatives; patient++)
        {
            var mean = (patient < positives ? Distance : 0) + Math.Sqrt(shared) * random.NextNormal();
            for (var row = rowsOf(random); row > 0; row--)
            {
                labels.Add(patient < positives);
                scores.Add(mean + Math.Sqrt(1 - shared) * random.NextNormal());
                patients.Add(patient);
            }
        }

        return new(new(labels, scores), [.. patients]);
    }
}
