namespace EcgNotebooks.Networks.Kernels;

/// <summary>Sizes of a convolution over time without padding.</summary>
/// <param name="Batch">Number of examples.</param>
/// <param name="Inputs">Number of input channels.</param>
/// <param name="Outputs">Number of output channels.</param>
/// <param name="Taps">Length of the convolution kernel in samples.</param>
/// <param name="Length">Number of samples per input channel.</param>
internal sealed record ConvolutionShape(int Batch, int Inputs, int Outputs, int Taps, int Length)
{
    private const int FewestWinogradInputs = 8; // by a count of instructions; with few, the transforms cost what the products save

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

    /// <summary>Number of samples per window of Winograd convolution: six for three taps, four for five.</summary>
    public int WinogradSamples => WinogradPanels.Planes + 1 - Taps;

    /// <summary>True if a prediction can use Winograd convolution: it needs three or five taps, and pays off from eight input channels on.</summary>
    public bool PredictsByWinograd => Taps is 3 or 5 && Inputs >= FewestWinogradInputs;

    /// <summary>True if a training can use Winograd convolution: it also needs an even output length, and gives the gradient of the input for three taps only.</summary>
    public bool TrainsByWinograd =>
        PredictsByWinograd
        && (Taps == 3 || !GivesInputGradient)
        && OutputLength % 2 == 0
        && OutputLength >= WinogradSamples * TileProduct.Rows;
}
