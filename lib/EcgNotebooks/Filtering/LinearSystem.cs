namespace EcgNotebooks.Filtering;

/// <summary>Solves systems of linear equations by Gaussian elimination with row pivoting, like LAPACK's <c>gesv</c>.</summary>
/// <remarks>
/// For a low cutoff the system is ill-conditioned, so the last digits of the solution depend on the order of the operations. This
/// is OpenBLAS's order, as used by NumPy: reciprocal pivots and fused multiply-add, column by column. The solution equals NumPy's
/// bit for bit for up to four unknowns.
/// </remarks>
internal static class LinearSystem
{
    /// <summary>Solves a system in place.</summary>
    /// <param name="matrix">(n, n); overwritten.</param>
    /// <param name="rightHandSide">(n); replaced by the solution, which has NaN or infinite entries if the matrix is singular.</param>
    public static void Solve(double[,] matrix, double[] rightHandSide)
    {
        var n = rightHandSide.Length;
        for (var column = 0; column < n; column++)
        {
            SwapRows(matrix, rightHandSide, column, LargestBelow(matrix, column));
            var reciprocal = 1 / matrix[column, column];
            for (var row = column + 1; row < n; row++)
            {
                var factor = -(matrix[row, column] * reciprocal);
                for (var k = column + 1; k < n; k++)
                {
                    matrix[row, k] = Math.FusedMultiplyAdd(factor, matrix[column, k], matrix[row, k]);
                }

                rightHandSide[row] = Math.FusedMultiplyAdd(factor, rightHandSide[column], rightHandSide[row]);
            }
        }

        for (var column = n - 1; column >= 0; column--)
        {
            var solved = rightHandSide[column] /= matrix[column, column];
            for (var row = 0; row < column; row++)
            {
                rightHandSide[row] = Math.FusedMultiplyAdd(-matrix[row, column], solved, rightHandSide[row]);
            }
        }
    }

    private static int LargestBelow(double[,] matrix, int column)
    {
        var best = column;
        for (var row = column + 1; row < matrix.GetLength(0); row++)
        {
            if (Math.Abs(matrix[row, column]) > Math.Abs(matrix[best, column]))
            {
                best = row;
            }
        }

        return best;
    }

    private static void SwapRows(double[,] matrix, double[] rightHandSide, int first, int second)
    {
        if (first == second)
        {
            return;
        }

        for (var k = 0; k < rightHandSide.Length; k++)
        {
            (matrix[first, k], matrix[second, k]) = (matrix[second, k], matrix[first, k]);
        }

        (rightHandSide[first], rightHandSide[second]) = (rightHandSide[second], rightHandSide[first]);
    }
}
