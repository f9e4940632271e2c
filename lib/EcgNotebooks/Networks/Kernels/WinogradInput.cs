namespace EcgNotebooks.Networks.Kernels;

/// <summary>Transforms the windows of a signal for Winograd convolution, also those that reach beyond its end.</summary>
/// <param name="shape">Sizes of the convolution.</param>
internal readonly unsafe struct WinogradInput<TLanes>(ConvolutionShape shape)
    where TLanes : struct, ILanes<TLanes>
{
    private const int Alignment = 16; // floats; the length of the widest vectors
    private const int Planes = WinogradPanels.Planes; // as well as number of samples of a window

    /// <summary>Distance between rows of a plane in floats; the values behind the input channels aren't used.</summary>
    public int Row => (shape.Inputs + Alignment - 1) / Alignment * Alignment;

    /// <summary>Number of values of the memory that <see cref="Transform"/> needs: those of a window, and the rest of its last vector.</summary>
    public int Memory => Planes * shape.Inputs + Alignment;

    /// <summary>Applies the input transform.</summary>
    /// <param name="signal">Signal, (time, inputs), from the first window on.</param>
    /// <param name="length">Number of samples until the end of the signal, behind which the windows contain zeros.</param>
    /// <param name="count">Number of windows.</param>
    /// <param name="windows">Receives the transformed windows, eight planes of (count, <see cref="Row"/>).</param>
    /// <param name="plane">Distance between planes in floats.</param>
    /// <param name="memory">Memory for intermediate results.</param>
    public void Transform(float* signal, int length, int count, float* windows, nint plane, float* memory)
    {
        var (inputs, samples) = (shape.Inputs, shape.WinogradSamples);
        var whole = Math.Min(count, Whole(length));
        WinogradTransforms<TLanes>.TransformInput(signal, inputs, samples, whole, windows, Row, plane);
        for (var window = whole; window < count; window++)
        {
            // Zeros, because what follows in memory may be anything, and 0 * NaN isn't 0.
            var start = window * samples;
            var rest = Math.Clamp(length - start, 0, Planes) * inputs;
            var copy = new Span<float>(memory, Memory);
            new ReadOnlySpan<float>(signal + (nint)start * inputs, rest).CopyTo(copy);
            copy[rest..].Clear();
            WinogradTransforms<TLanes>.TransformInput(memory, inputs, samples, 1, windows + window * Row, Row, plane);
        }
    }

    // The last vector of a window's last sample may reach into the samples behind it.
    private int Whole(int length)
    {
        var beyond = (shape.Inputs + TLanes.Count - 1) / TLanes.Count * TLanes.Count - shape.Inputs;
        var readable = length - (beyond + shape.Inputs - 1) / shape.Inputs;
        return readable < Planes ? 0 : (readable - Planes) / shape.WinogradSamples + 1;
    }
}
