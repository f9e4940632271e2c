using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Tests.Evaluation.Uncertainty;

/// <summary>The patient bootstrap written out: lists of rows, no weights, one draw after the other.</summary>
internal static class LoopBootstrap
{
    /// <summary>The rows of each resample.</summary>
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
                        .SelectMany(drawn =>
                            Enumerable.Range(0, patients.Length).Where(row => patients[row] == names[drawn])
                        )
                        .ToArray();
                }),
        ];
    }

    public static ScoredLabels Pick(ScoredLabels rows, int[] draw) =>
        new(draw.Select(i => rows.Labels[i]), draw.Select(i => rows.Scores[i]));

    /// <summary>numpy.percentile's linear interpolation.</summary>
    public static double Percentile(double[] sorted, double share)
    {
        var at = (sorted.Length - 1) * share;
        var below = Math.Min((int)at, sorted.Length - 2);
        return sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
    }
}
