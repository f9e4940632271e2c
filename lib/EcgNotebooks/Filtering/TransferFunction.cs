namespace EcgNotebooks.Filtering;

/// <summary>The transfer function of a digital filter: H(z) = (b0 + b1 z^-1 + ...) / (1 + a1 z^-1 + ...).</summary>
/// <param name="B">Coefficients of the numerator; as many as those of <paramref name="A"/>.</param>
/// <param name="A">Coefficients of the denominator; the first is 1.</param>
public sealed record TransferFunction(IReadOnlyList<double> B, IReadOnlyList<double> A)
{
    /// <summary>Returns the state of the filter's delays in the steady state of the step response, like SciPy's <c>lfilter_zi</c>.</summary>
    /// <remarks>Starting from this state, scaled by the first sample, avoids a transient at the start of the signal.</remarks>
    /// <exception cref="FilterException">There is no steady state, because rounding moved a pole to 1.</exception>
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
