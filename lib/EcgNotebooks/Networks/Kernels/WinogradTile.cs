namespace EcgNotebooks.Networks.Kernels;

/// <summary>A tile of a Winograd convolution: 32 samples of 32 channels, from eight windows of the signal.</summary>
internal static unsafe class WinogradTile<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Number of samples of a tile.</summary>
    public const int Samples = WinogradPanels.Samples * Rows;

    private const int Rows = TileProduct.Rows;
    private const int Columns = TileProduct.Columns;

    /// <summary>Applies the input transform to the tile's windows.</summary>
    /// <param name="signal">Signal, (time, inputs), from the first window on.</param>
    /// <param name="inputs">Number of input channels.</param>
    /// <param name="windows">Receives the transformed windows, six planes of (8, inputs).</param>
    public static void TransformInput(float* signal, int inputs, float* windows) =>
        WinogradTransforms<TLanes>.TransformInput(signal, inputs, Rows, windows, Rows * inputs);

    /// <summary>Multiplies the transformed windows by the weights.</summary>
    /// <param name="windows">Transformed windows, six planes of (8, inputs).</param>
    /// <param name="inputs">Number of input channels.</param>
    /// <param name="panel">Weights, six planes of (inputs, 32).</param>
    /// <param name="products">Receives the products, six planes of (8, 32).</param>
    public static void Multiply(float* windows, int inputs, float* panel, float* products)
    {
        for (var plane = 0; plane < WinogradPanels.Planes; plane++)
        {
            TileProduct.Run<TLanes>(windows, inputs, 1, panel, Columns, inputs, products, Columns, false);
            windows += Rows * inputs;
            panel += inputs * Columns;
            products += Rows * Columns;
        }
    }
}
