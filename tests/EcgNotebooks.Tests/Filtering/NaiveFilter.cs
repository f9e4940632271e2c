using EcgNotebooks.Filtering;

namespace EcgNotebooks.Tests.Filtering;

/// <summary>Forward-backward filtering by the difference equation: a naive implementation to compare with.</summary>
internal static class NaiveFilter
{
    public static double[] ForwardAndBackward(TransferFunction filter, double[] signal, int padding)
    {
        var left = Enumerable.Range(0, padding).Select(i => 2 * signal[0] - signal[padding - i]);
        var right = Enumerable.Range(0, padding).Select(i => 2 * signal[^1] - signal[signal.Length - 2 - i]);
        var forward = Steady(filter, [.. left, .. signal, .. right]);
        var backward = Steady(filter, [.. forward.Reverse()]);
        return [.. backward.Reverse().Skip(padding).Take(signal.Length)];
    }

    /// <summary>Computes y[n] = sum b[k] x[n-k] - sum a[k] y[n-k], starting in the steady state for the constant input x[0].</summary>
    private static double[] Steady(TransferFunction filter, double[] x)
    {
        var settled = x[0] * filter.B.Sum() / filter.A.Sum();
        var y = new double[x.Length];
        for (var n = 0; n < x.Length; n++)
        {
            for (var k = 0; k < filter.B.Count; k++)
            {
                y[n] += filter.B[k] * (n >= k ? x[n - k] : x[0]);
            }

            for (var k = 1; k < filter.A.Count; k++)
            {
                y[n] -= filter.A[k] * (n >= k ? y[n - k] : settled);
            }
        }

        return y;
    }
}
