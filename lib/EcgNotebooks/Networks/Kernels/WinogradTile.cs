namespace EcgNotebooks.Networks.Kernels;

/// <summary>A tile of a Winograd convolution: 32 channels of the samples that belong to eight windows of the signal.</summary>
/// <param name="shape">Sizes of the convolution.</param>
internal readonly unsafe struct WinogradTile<TLanes>(ConvolutionShape shape)
    where TLanes : struct, ILanes<TLanes>
{
    private const int Rows = TileProduct.Rows;
    private const int Columns = TileProduct.Columns;
    private const int Planes = WinogradPanels.Planes;

    /// <summary>Number of tiles of a block, which is multiplied by all panels of the weights.</summary>
    public const int Block = 8;

    private readonly WinogradInput<TLanes> _input = new(shape);

    /// <summary>Number of samples of a tile.</summary>
    public int Samples => Rows * shape.WinogradSamples;

    /// <summary>Number of values of the transformed windows, eight planes of (8, inputs), with some unused ones in each row.</summary>
    public int WindowsSize => Planes * Rows * _input.Row;

    /// <summary>Number of values of the products, eight planes of (8, 32).</summary>
    public static int ProductsSize => Planes * Rows * Columns;

    /// <summary>Number of values of a block's memory: its transformed windows, and then a tile's products with its samples or, before them, what <see cref="TransformInput"/> needs.</summary>
    public int BlockMemory => Block * WindowsSize + Math.Max(ProductsSize + Samples * Columns, _input.Memory);

    /// <summary>Applies the input transform to the tile's windows.</summary>
    /// <param name="signal">Signal, (time, inputs), from the first window on.</param>
    /// <param name="length">Number of samples until the end of the signal, behind which the windows contain zeros.</param>
    /// <param name="windows">Receives the transformed windows.</param>
    /// <param name="memory">Memory for intermediate results.</param>
    public void TransformInput(float* signal, int length, float* windows, float* memory) =>
        _input.Transform(signal, length, Rows, windows, Rows * _input.Row, memory);

    /// <summary>Multiplies the transformed windows by the weights.</summary>
    /// <param name="windows">The transformed windows.</param>
    /// <param name="panel">Weights, eight planes of (inputs, 32).</param>
    /// <param name="products">Receives the products.</param>
    public void Multiply(float* windows, float* panel, float* products)
    {
        for (var plane = 0; plane < Planes; plane++)
        {
            TileProduct.Run<TLanes>(windows, _input.Row, 1, panel, Columns, shape.Inputs, products, Columns, false);
            windows += Rows * _input.Row;
            panel += shape.Inputs * Columns;
            products += Rows * Columns;
        }
    }

    /// <inheritdoc cref="WinogradTransforms{TLanes}.TransformOutput"/>
    public void TransformOutput<TActivation>(float* products, float* weights, int channels, float* output)
        where TActivation : struct, IPredictedActivation<TLanes> =>
        WinogradTransforms<TLanes>.TransformOutput<TActivation>(
            products,
            shape.WinogradSamples,
            weights,
            channels,
            output
        );
}
