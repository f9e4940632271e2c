using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.RandomNumbers;
using MathNet.Numerics.Distributions;

namespace EcgNotebooks.Tests.Evaluation.Uncertainty;

/// <summary>A naive patient-level bootstrap that lists the rows of one resample after the other, without weights.</summary>
internal static class LoopBootstrap
{
    /// <summary>Returns the rows of each resample.</summary>
    public static int[][] Draws(int[] patients, BootstrapOptions options)
    {
        var names = patients.Distinct().ToArray();
        var seeds = new NumPyRandomState(options.Seed);
        return
        [
            .. Enumerable
                .Range(0, options.Resamples)
                .Select(_ =>
                {
                    var random = new NumPyRandomState(seeds.NextUInt32());
                    return random
                        .Integers(0, names.Length, names.Length)
                        .SelectMany(patient =>
                            Enumerable.Range(0, patients.Length).Where(row => patients[row] == names[patient])
                        )
                        .ToArray();
                }),
        ];
    }

    public static ScoredLabels Pick(ScoredLabels rows, int[] resample) =>
        new(resample.Select(i => rows.Labels[i]), resample.Select(i => rows.Scores[i]));

    /// <summary>Returns the BCa interval as Efron and Tibshirani (1993), equations 14.10 to 14.15, write it, at quantiles of Student's t.</summary>
    public static (double Lower, double Upper) Accelerated(
        double value,
        double[] sorted,
        double[] leftOut,
        int patients
    )
    {
        const double Tie = 1e-12;
        var below =
            sorted.Sum(each =>
                Math.Abs(each - value) <= Tie ? 0.5
                : each < value ? 1
                : 0
            ) / sorted.Length;
        var z0 = Normal.InvCDF(0, 1, Math.Min(1 - 0.5 / sorted.Length, Math.Max(0.5 / sorted.Length, below)));
        var others = leftOut.Where(double.IsFinite).ToArray();
        var mean = others.DefaultIfEmpty().Average();
        var (cubes, squares) = (0.0, 0.0);
        foreach (var other in others)
        {
            cubes += (mean - other) * (mean - other) * (mean - other);
            squares += (mean - other) * (mean - other);
        }

        var a = others.Length < 2 || squares < Tie * Tie ? 0 : cubes / (6 * squares * Math.Sqrt(squares));
        double Limit(double z) =>
            1 - a * (z0 + z) <= 0
                ? sorted[z > 0 ? ^1 : 0]
                : Percentile(sorted, Normal.CDF(0, 1, z0 + (z0 + z) / (1 - a * (z0 + z))));
        return (Limit(-Deviation(patients)), Limit(Deviation(patients)));
    }

    /// <summary>Returns the deviation of a 95 % interval: that of Student's t, with n / (n - 1) for the variance of a sample.</summary>
    public static double Deviation(int patients) =>
        StudentT.InvCDF(0, 1, patients - 1, 0.975) * Math.Sqrt((double)patients / (patients - 1));

    /// <summary>Returns a percentile with linear interpolation as in numpy.percentile.</summary>
    public static double Percentile(double[] sorted, double share)
    {
        var at = (sorted.Length - 1) * share;
        var below = Math.Min((int)at, sorted.Length - 2);
        return sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
    }
}
