namespace EcgNotebooks.Networks.Kernels;

/// <summary>A range of samples of 32 channels of one example, after ReLU.</summary>
/// <param name="example">Index of the example.</param>
/// <param name="channel">First channel.</param>
/// <param name="start">First sample.</param>
/// <param name="end">End of the range, exclusive.</param>
internal readonly unsafe struct ReluBlock(int example, int channel, int start, int end)
{
    public int Example => example;

    public int Channel => channel;

    public int Start => start;

    public int End => end;

    public int Count => end - start;

    /// <summary>The values, starting with those of the first sample.</summary>
    public float* Values { get; init; }

    /// <summary>Distance in memory from a sample to the next, in floats.</summary>
    public int Row { get; init; }
}
