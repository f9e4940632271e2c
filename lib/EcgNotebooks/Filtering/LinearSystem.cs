namespace EcgNotebooks.Filtering;

/// <summary>Gaussian elimination with row pivoting, as LAPACK's <c>gesv</c>.</summary>
/// <remarks>
/// A filter with a low cutoff has an ill-conditioned system, whose last digits are rounding. Reciprocal pivots and fused
/// multiply-add, column by column, are what OpenBLAS does under NumPy; they give its digits for up to four unknowns.
/// </remarks>
internal static class LinearSystem
{
    /// <summary>Solves in place: the right-hand side becomes the solution, not finite where the matrix is singular.</summary>
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
