namespace EcgNotebooks.Networks.Kernels;

/// <summary>The backward pass of a convolution with three taps by Winograd convolution, F(4,3), in blocks of each example.</summary>
/// <remarks>The output length need only be even: a last window that reaches two samples beyond the end contains zeros there.</remarks>
/// <param name="shape">Sizes of the convolution.</param>
/// <param name="input">Input of the forward pass, (n, time, in).</param>
/// <param name="activation">Computes the gradient of the convolution's output.</param>
internal sealed unsafe class WinogradBackward<TLanes>(ConvolutionShape shape, float* input, IActivation activation)
    where TLanes : struct, ILanes<TLanes>
{
    private const int Rows = TileProduct.Rows;
    private const int Columns = TileProduct.Columns;
    private const int Planes = WinogradPanels.Planes;
    private const int Samples = WinogradPanels.Samples;
    private const int Windows = 32; // per block, whose data stay in the L2 cache
    private const int BlockSamples = Windows * Samples;

    private const int Skew = 16; // keeps rows of a power of two from mapping to the same few sets of the L1 cache

    private readonly int _row = shape.Outputs + Skew;

    private int SumsPlane => Windows * _row;

    private int SignalPlane => Windows * shape.Inputs;

    private int Sums => shape.Outputs + WinogradPanels.Size(shape);

    private int Memory => BlockSamples * Columns + Planes * (SumsPlane + SignalPlane + shape.Inputs);

    /// <summary>Computes the gradients. The examples are processed in parallel, but summed in an order that doesn't depend on the threads.</summary>
    /// <param name="weight">Weights, (out, in, 3).</param>
    /// <param name="gradients">Receives the gradients.</param>
    public void Run(ReadOnlySpan<float> weight, ConvolutionGradients gradients)
    {
        float* inputGradient = gradients.Input;
        using var panels = new Scratch(WinogradPanels.Size(shape));
        WinogradPanels.PackBackward(shape, weight, panels.Values);
        using var sums = ChunkSums.Run(
            shape.Batch,
            Sums,
            Memory,
            (i, sum, memory) => Example(i, sum, panels.Start, inputGradient, memory.Start)
        );
        sums.Values[..shape.Outputs].CopyTo(gradients.Bias);
        WinogradPanels.Unpack(shape, sums.Values[shape.Outputs..Sums], gradients.Weight);
    }

    private static int WindowsOf(int samples) => (samples + Samples - 1) / Samples;

    private void Example(int example, float* sums, float* panels, float* inputGradient, float* memory)
    {
        var signal = (nint)example * shape.Length * shape.Inputs;
        float* gradient = memory + BlockSamples * Columns;
        float* planes = gradient + Planes * SumsPlane;
        for (var time = 0; time < shape.OutputLength; time += BlockSamples)
        {
            var samples = Math.Min(BlockSamples, shape.OutputLength - time);
            var windows = WindowsOf(samples);
            var start = signal + (nint)time * shape.Inputs;
            Fill(example, time, samples, memory, gradient, sums);
            TransformInput(input + start, samples, planes);
            AddWeights(planes, gradient, windows, sums + shape.Outputs);
            Propagate(gradient, panels, windows, planes);
            WinogradGradientTransforms<TLanes>.TransformInput(
                planes,
                SignalPlane,
                shape.Inputs,
                windows,
                inputGradient + start,
                time > 0,
                samples % Samples == 0
            );
        }
    }

    private void Fill(int example, int time, int samples, float* block, float* gradient, float* sums)
    {
        var windows = WindowsOf(samples);
        new Span<float>(block + samples * Columns, (windows * Samples - samples) * Columns).Clear();
        for (var channel = 0; channel < shape.Outputs; channel += Columns)
        {
            activation.Fill(example, channel, time, time + samples, block);
            ColumnSums<TLanes>.Add(block, samples, sums + channel);
            WinogradGradientTransforms<TLanes>.TransformOutput(block, windows, gradient + channel, _row, SumsPlane);
        }
    }

    private void TransformInput(float* signal, int samples, float* planes)
    {
        var whole = samples / Samples;
        WinogradTransforms<TLanes>.TransformInput(signal, shape.Inputs, whole, planes, SignalPlane);
        if (whole * Samples < samples)
        {
            // Zeros, because what follows in memory may be anything, and 0 * NaN isn't 0.
            float* window = planes + Planes * SignalPlane;
            var rest = new Span<float>(signal + whole * Samples * shape.Inputs, Samples * shape.Inputs);
            var copy = new Span<float>(window, Planes * shape.Inputs);
            rest.CopyTo(copy);
            copy[rest.Length..].Clear();
            float* place = planes + whole * shape.Inputs;
            WinogradTransforms<TLanes>.TransformInput(window, shape.Inputs, 1, place, SignalPlane);
        }
    }

    private void AddWeights(float* planes, float* gradient, int windows, float* sums)
    {
        for (var plane = 0; plane < Planes; plane++)
        {
            for (var channel = 0; channel < shape.Outputs; channel += Columns)
            {
                for (var row = 0; row < shape.Inputs; row += Rows)
                {
                    float* column = gradient + channel;
                    TileProduct.Run<TLanes>(planes + row, 1, shape.Inputs, column, _row, windows, sums, Columns, true);
                    sums += Rows * Columns;
                }
            }

            planes += SignalPlane;
            gradient += SumsPlane;
        }
    }

    // In a last block, rows beyond its windows contain values of an earlier block; their products aren't used.
    private void Propagate(float* gradient, float* panels, int windows, float* products)
    {
        for (var plane = 0; plane < Planes; plane++)
        {
            for (var channel = 0; channel < shape.Inputs; channel += Columns)
            {
                for (var row = 0; row < windows; row += Rows)
                {
                    float* product = products + row * shape.Inputs + channel;
                    float* rows = gradient + row * _row;
                    TileProduct.Run<TLanes>(
                        rows,
                        _row,
                        1,
                        panels,
                        Columns,
                        shape.Outputs,
                        product,
                        shape.Inputs,
                        false
                    );
                }

                panels += shape.Outputs * Columns;
            }

            products += SignalPlane;
            gradient += SumsPlane;
        }
    }
}
