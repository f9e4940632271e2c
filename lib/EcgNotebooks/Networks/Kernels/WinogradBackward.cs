namespace EcgNotebooks.Networks.Kernels;

/// <summary>The backward pass of a convolution by Winograd convolution, in blocks of each example.</summary>
/// <remarks>The output length need only be even: a last window that reaches beyond the end contains zeros there.</remarks>
/// <param name="shape">Sizes of the convolution.</param>
/// <param name="input">Input of the forward pass, (n, time, in).</param>
/// <param name="activation">Computes the gradient of the convolution's output.</param>
internal sealed unsafe class WinogradBackward<TLanes>(ConvolutionShape shape, float* input, IActivation activation)
    where TLanes : struct, ILanes<TLanes>
{
    private const int Rows = TileProduct.Rows;
    private const int Columns = TileProduct.Columns;
    private const int Planes = WinogradPanels.Planes;
    private const int Windows = 32; // per block, whose data stay in the L2 cache
    private const int Skew = 16; // keeps rows of a power of two from mapping to the same few sets of the L1 cache

    private readonly WinogradInput<TLanes> _input = new(shape);
    private readonly int _samples = shape.WinogradSamples;
    private readonly int _row = shape.Outputs + Skew;
    private readonly int _sumRows = (shape.Inputs + Rows - 1) / Rows * Rows;

    private int BlockSamples => Windows * _samples;

    private int SumsPlane => Windows * _row;

    private int SignalPlane => Windows * _input.Row;

    private int Sums => (1 + Planes * _sumRows) * shape.Outputs;

    private int Memory => BlockSamples * Columns + Planes * (SumsPlane + SignalPlane) + _input.Memory;

    /// <summary>Computes the gradients. The examples are processed in parallel, but summed in an order that doesn't depend on the threads.</summary>
    /// <param name="weight">Weights, (out, in, tap).</param>
    /// <param name="gradients">Receives the gradients.</param>
    public void Run(ReadOnlySpan<float> weight, ConvolutionGradients gradients)
    {
        float* inputGradient = gradients.Input;
        using var panels = new Scratch(WinogradPanels.Size(shape));
        if (inputGradient is not null)
        {
            WinogradPanels.PackBackward(shape, weight, panels.Values);
        }

        using var sums = ChunkSums.Run(
            shape.Batch,
            Sums,
            Memory,
            (i, sum, memory) => Example(i, sum, panels.Start, inputGradient, memory.Start)
        );
        sums.Values[..shape.Outputs].CopyTo(gradients.Bias);
        WinogradPanels.Unpack(shape, sums.Values[shape.Outputs..Sums], _sumRows, gradients.Weight);
    }

    private int WindowsOf(int samples) => (samples + _samples - 1) / _samples;

    private void Example(int example, float* sums, float* panels, float* inputGradient, float* memory)
    {
        var signal = (nint)example * shape.Length * shape.Inputs;
        float* gradient = memory + BlockSamples * Columns;
        float* planes = gradient + Planes * SumsPlane;
        float* window = planes + Planes * SignalPlane;
        for (var time = 0; time < shape.OutputLength; time += BlockSamples)
        {
            var samples = Math.Min(BlockSamples, shape.OutputLength - time);
            var windows = WindowsOf(samples);
            var start = signal + (nint)time * shape.Inputs;
            Fill(example, time, samples, memory, gradient, sums);
            _input.Transform(input + start, shape.Length - time, windows, planes, SignalPlane, window);
            AddWeights(planes, gradient, windows, sums + shape.Outputs);
            if (inputGradient is not null)
            {
                Propagate(gradient, panels, windows, planes);
                TransformInput(planes, samples, inputGradient + start, time > 0, window);
            }
        }
    }

    private void Fill(int example, int time, int samples, float* block, float* gradient, float* sums)
    {
        var windows = WindowsOf(samples);
        new Span<float>(block + samples * Columns, (windows * _samples - samples) * Columns).Clear();
        for (var channel = 0; channel < shape.Outputs; channel += Columns)
        {
            activation.Fill(example, channel, time, time + samples, block);
            ColumnSums<TLanes>.Add(block, samples, sums + channel);
            float* place = gradient + channel;
            WinogradGradientTransforms<TLanes>.TransformOutput(block, _samples, windows, place, _row, SumsPlane);
        }
    }

    private void TransformInput(float* products, int samples, float* inputGradient, bool add, float* window)
    {
        var (inputs, whole) = (shape.Inputs, samples / _samples);
        WinogradGradientTransforms<TLanes>.TransformInput(products, SignalPlane, inputs, whole, inputGradient, add);
        if (whole * _samples < samples)
        {
            // The last window reaches beyond the end of the signal, so only its first samples are copied.
            float* rest = inputGradient + whole * _samples * inputs;
            var shared = (shape.Taps - 1) * inputs;
            var count = (samples - whole * _samples) * inputs + shared;
            new ReadOnlySpan<float>(rest, shared).CopyTo(new(window, shared));
            float* product = products + whole * inputs;
            WinogradGradientTransforms<TLanes>.TransformInput(product, SignalPlane, inputs, 1, window, true);
            new ReadOnlySpan<float>(window, count).CopyTo(new(rest, count));
        }
    }

    private void AddWeights(float* planes, float* gradient, int windows, float* sums)
    {
        for (var plane = 0; plane < Planes; plane++)
        {
            for (var channel = 0; channel < shape.Outputs; channel += Columns)
            {
                for (var row = 0; row < _sumRows; row += Rows)
                {
                    float* column = gradient + channel;
                    TileProduct.Run<TLanes>(planes + row, 1, _input.Row, column, _row, windows, sums, Columns, true);
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
