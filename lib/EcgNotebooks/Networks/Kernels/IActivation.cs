using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>What follows a convolution, done to each of its tiles while they are in the cache.</summary>
/// <remarks>
/// The loops are translated for speed at once: until the runtime does it by itself, a short training's first epochs are past.
/// </remarks>
internal unsafe interface IActivation
{
    /// <summary>What is to be done once before <see cref="Finish"/>, on one thread while others may compute tiles.</summary>
    void Prepare() { }

    /// <summary>Takes a tile of the convolution, without its bias.</summary>
    /// <param name="example">The example.</param>
    /// <param name="channel">The tile's first output channel; it has 32.</param>
    /// <param name="time">The tile's first sample; it has 8.</param>
    /// <param name="known">How many of these samples an earlier tile already had.</param>
    /// <param name="tile">(8, 32).</param>
    void Take(int example, int channel, int time, int known, float* tile);

    /// <summary>The result, once all tiles have been taken.</summary>
    Tensor Finish();
}
