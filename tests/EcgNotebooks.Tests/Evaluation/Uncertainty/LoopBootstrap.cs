using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.RandomNumbers;

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

    /// <summary>Returns a percentile with linear interpolation as in numpy.percentile.</summary>
    public static double Percentile(double[] sorted, double share)
    {
        var at = (sorted.Length - 1) * share;
        var below = Math.Min((int)at, sorted.Length - 2);
        return sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
    }
}
