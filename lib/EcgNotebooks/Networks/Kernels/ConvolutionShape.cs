namespace EcgNotebooks.Networks.Kernels;

/// <summary>Sizes of a convolution over time without padding.</summary>
/// <param name="Batch">Number of examples.</param>
/// <param name="Inputs">Number of input channels.</param>
/// <param name="Outputs">Number of output channels.</param>
/// <param name="Taps">Length of the convolution kernel in samples.</param>
/// <param name="Length">Number of samples per input channel.</param>
internal sealed record ConvolutionShape(int Batch, int Inputs, int Outputs, int Taps, int Length)
{
    /// <summary>Number of samples per output channel.</summary>
    public int OutputLength => Length - Taps + 1;

    /// <summary>Number of input values that one output sample depends on; they are contiguous in memory, as (tap, channel).</summary>
    public int Window => Taps * Inputs;

    /// <summary>True if the sizes fit the tiles of <see cref="TileProduct"/>.</summary>
    public bool FitsTiles => Outputs % TileProduct.Columns == 0 && OutputLength >= TileProduct.Rows;

    /// <summary>True if a prediction can compute it: it fills up the last tile, so only the channels must fit.</summary>
    public bool FitsPrediction => Outputs % TileProduct.Columns == 0 && OutputLength >= 2;

    /// <summary>True if the backward pass computes the gradient of the input; it isn't supported for few input channels.</summary>
    public bool GivesInputGradient => Inputs % TileProduct.Columns == 0;

    /// <summary>True if Winograd convolution, F(4,3), can be used: it needs three taps and an even output length.</summary>
    public bool FitsWinograd =>
        Taps == 3
        && GivesInputGradient
        && OutputLength % 2 == 0
        && OutputLength >= WinogradPanels.Samples * TileProduct.Rows;
}
