namespace EcgNotebooks.Filtering;

/// <summary>A digital filter as H(z) = (b0 + b1 z^-1 + ...) / (1 + a1 z^-1 + ...).</summary>
/// <param name="B">Numerator, as long as <paramref name="A"/>.</param>
/// <param name="A">Denominator; the first coefficient is 1.</param>
public sealed record TransferFunction(IReadOnlyList<double> B, IReadOnlyList<double> A)
{
    /// <summary>The delays' state after an endless input of ones, as SciPy's <c>lfilter_zi</c> solves for it.</summary>
    /// <remarks>Starting there, scaled by the first sample, spares the filter its settling at the edges.</remarks>
    /// <exception cref="FilterException">Rounding put a pole on 1, so no such state exists.</exception>
    public double[] SteadyState()
    {
        var n = A.Count - 1;
        // zi = (I - companion(a)')^-1 (b[1:] - a[1:] b[0])
        var matrix = new double[n, n];
        var state = new double[n];
        for (var row = 0; row < n; row++)
        {
            matrix[row, row] = 1;
            matrix[row, 0] += A[row + 1];
            if (row + 1 < n)
            {
                matrix[row, row + 1] -= 1;
            }

            state[row] = B[row + 1] - A[row + 1] * B[0];
        }

        LinearSystem.Solve(matrix, state);
        return Array.TrueForAll(state, double.IsFinite) ? state : throw FilterException.Unstable();
    }
}
