namespace EcgNotebooks.Networks.Kernels;

/// <summary>The sizes of a convolution over time without padding.</summary>
/// <param name="Batch">Number of examples.</param>
/// <param name="Inputs">Channels that it reads.</param>
/// <param name="Outputs">Channels that it gives.</param>
/// <param name="Taps">Samples that one output sample depends on.</param>
/// <param name="Length">Samples per input channel.</param>
internal sealed record ConvolutionShape(int Batch, int Inputs, int Outputs, int Taps, int Length)
{
    /// <summary>Samples per output channel.</summary>
    public int OutputLength => Length - Taps + 1;

    /// <summary>Values that one output sample depends on; they lie together in memory, as (tap, channel).</summary>
    public int Window => Taps * Inputs;

    /// <summary>Whether the tiles cover it.</summary>
    public bool FitsTiles => Outputs % TileProduct.Columns == 0 && OutputLength >= TileProduct.Rows;

    /// <summary>Whether the way back goes on to the input, as deeper layers need; of few channels it ends at the weights.</summary>
    public bool GivesInputGradient => Inputs % TileProduct.Columns == 0;

    /// <summary>Whether minimal filtering covers it, which has three taps and gives samples in pairs.</summary>
    public bool IsMinimal =>
        Taps == 3 && GivesInputGradient && OutputLength % 2 == 0 && OutputLength >= 2 * TileProduct.Rows;
}
