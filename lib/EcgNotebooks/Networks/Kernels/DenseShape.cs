namespace EcgNotebooks.Networks.Kernels;

/// <summary>Sizes of a dense layer.</summary>
/// <param name="Batch">Number of examples.</param>
/// <param name="Inputs">Number of inputs.</param>
/// <param name="Outputs">Number of outputs.</param>
internal sealed record DenseShape(int Batch, int Inputs, int Outputs)
{
    private const int FewestInputs = 1024; // with fewer, libtorch's products are as fast

    /// <summary>Number of examples, rounded up to whole tiles.</summary>
    public int PaddedBatch => (Batch + TileProduct.Rows - 1) / TileProduct.Rows * TileProduct.Rows;

    /// <summary>True if the layer is wide and its sizes fit the tiles of <see cref="TileProduct"/>.</summary>
    public bool FitsTiles =>
        Inputs >= FewestInputs && Inputs % TileProduct.Columns == 0 && Outputs % TileProduct.Rows == 0;
}
