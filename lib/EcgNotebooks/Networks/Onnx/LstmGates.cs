namespace EcgNotebooks.Networks.Onnx;

/// <summary>Reorders the rows of an LSTM's weights: torch has the gates input, forget, cell, output, ONNX input, output, forget, cell.</summary>
internal static class LstmGates
{
    private static readonly int[] _toOnnx = [0, 3, 1, 2];
    private static readonly int[] _fromOnnx = [0, 2, 3, 1];

    /// <summary>Returns weights (4 * units, any) in the order of ONNX.</summary>
    public static float[] ToOnnx(ReadOnlySpan<float> weights) => Reordered(weights, _toOnnx);

    /// <summary>Returns weights (4 * units, any) in the order of torch.</summary>
    public static float[] FromOnnx(ReadOnlySpan<float> weights) => Reordered(weights, _fromOnnx);

    private static float[] Reordered(ReadOnlySpan<float> weights, int[] order)
    {
        var (block, result) = (weights.Length / order.Length, new float[weights.Length]);
        for (var i = 0; i < order.Length; i++)
        {
            weights.Slice(order[i] * block, block).CopyTo(result.AsSpan(i * block));
        }

        return result;
    }
}
