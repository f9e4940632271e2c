namespace EcgNotebooks.Networks.Kernels;

/// <summary>Some samples of 32 channels of one example, after relu.</summary>
/// <param name="example">The example.</param>
/// <param name="channel">The first channel.</param>
/// <param name="start">The first sample.</param>
/// <param name="end">The sample after the last.</param>
internal readonly unsafe struct ReluBlock(int example, int channel, int start, int end)
{
    public int Example => example;

    public int Channel => channel;

    public int Start => start;

    public int End => end;

    public int Count => end - start;

    /// <summary>The first sample's values.</summary>
    public float* Values { get; init; }

    /// <summary>From a sample's values to the next one's.</summary>
    public int Row { get; init; }
}
