using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Layers;

/// <summary>Draws initial weights by Keras's default initializers.</summary>
internal static class Initializers
{
    /// <summary>Returns weights drawn uniformly from ±sqrt(6 / (inputs + outputs)) (Glorot and Bengio, 2010).</summary>
    public static Tensor GlorotUniform(long[] shape, long inputs, long outputs, Generator generator)
    {
        var limit = Math.Sqrt(6.0 / (inputs + outputs));
        return empty(shape).uniform_(-limit, limit, generator);
    }

    /// <summary>Returns a random (rows, columns) matrix with orthonormal columns, uniformly distributed (Saxe et al., 2014).</summary>
    /// <remarks>
    /// Gram-Schmidt orthogonalization of normally distributed columns, done twice because a single pass loses orthogonality. The
    /// result is the Q of a QR decomposition whose R has a positive diagonal, as in keras.initializers.Orthogonal.
    /// </remarks>
    public static Tensor Orthogonal(int rows, int columns, Generator generator)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, columns);
        var draws = empty([columns, rows], ScalarType.Float64).normal_(0, 1, generator).data<double>().ToArray();
        var basis = draws.Chunk(rows).ToArray();
        for (var i = 0; i < columns; i++)
        {
            for (var pass = 0; pass < 2; pass++)
            {
                for (var j = 0; j < i; j++)
                {
                    Subtract(basis[i], basis[j]);
                }
            }

            var length = Math.Sqrt(Dot(basis[i], basis[i]));
            basis[i] = [.. basis[i].Select(x => x / length)];
        }

        return tensor(basis.SelectMany(x => x).Select(x => (float)x).ToArray(), [columns, rows]).t().contiguous();
    }

    private static void Subtract(double[] vector, double[] direction)
    {
        var along = Dot(vector, direction);
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] -= along * direction[i];
        }
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
