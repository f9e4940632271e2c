namespace EcgNotebooks.Networks.Kernels;

/// <summary>The backward pass of a convolution with three taps by Winograd convolution, F(2,3), in blocks of each example.</summary>
/// <param name="shape">Sizes of the convolution.</param>
/// <param name="input">Input of the forward pass, (n, time, in).</param>
/// <param name="activation">Computes the gradient of the convolution's output.</param>
internal sealed unsafe class WinogradBackward<TLanes>(ConvolutionShape shape, float* input, IActivation activation)
    where TLanes : struct, ILanes<TLanes>
{
    private const int Rows = TileProduct.Rows;
    private const int Columns = TileProduct.Columns;
    private const int Planes = WinogradPanels.Planes;
    private const int Pairs = 64; // pairs of samples per block, whose data stay in the L2 cache

    private const int Skew = 16; // keeps rows of a power of two from mapping to the same few sets of the L1 cache

    private readonly int _row = shape.Outputs + Skew;

    private int SumsPlane => Pairs * _row;

    private int SignalPlane => Pairs * shape.Inputs;

    private int Sums => shape.Outputs + WinogradPanels.Size(shape);

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
            2 * Pairs * Columns + Planes * (SumsPlane + SignalPlane),
            (i, sum, memory) => Example(i, sum, panels.Start, inputGradient, memory.Start)
        );
        sums.Values[..shape.Outputs].CopyTo(gradients.Bias);
        WinogradPanels.Unpack(shape, sums.Values[shape.Outputs..Sums], gradients.Weight);
    }

    private void Example(int example, float* sums, float* panels, float* inputGradient, float* memory)
    {
        var signal = (nint)example * shape.Length * shape.Inputs;
        float* gradient = memory + 2 * Pairs * Columns;
        float* planes = gradient + Planes * SumsPlane;
        for (var time = 0; time < shape.OutputLength; time += 2 * Pairs)
        {
            var pairs = Math.Min(Pairs, (shape.OutputLength - time) / 2);
            var start = signal + (nint)time * shape.Inputs;
            Fill(example, time, pairs, memory, gradient, sums);
            WinogradTransforms<TLanes>.TransformInput(input + start, shape.Inputs, pairs, planes, SignalPlane);
            AddWeights(planes, gradient, pairs, sums + shape.Outputs);
            Propagate(gradient, panels, pairs, planes);
            WinogradTransforms<TLanes>.TransformInputGradient(
                planes,
                SignalPlane,
                shape.Inputs,
                pairs,
                inputGradient + start,
                time > 0
            );
        }
    }

    private void Fill(int example, int time, int pairs, float* block, float* gradient, float* sums)
    {
        for (var channel = 0; channel < shape.Outputs; channel += Columns)
        {
            activation.Fill(example, channel, time, time + 2 * pairs, block);
            ColumnSums<TLanes>.Add(block, 2 * pairs, sums + channel);
            WinogradTransforms<TLanes>.TransformOutputGradient(block, pairs, gradient + channel, _row, SumsPlane);
        }
    }

    private void AddWeights(float* windows, float* gradient, int pairs, float* sums)
    {
        for (var plane = 0; plane < Planes; plane++)
        {
            for (var channel = 0; channel < shape.Outputs; channel += Columns)
            {
                for (var row = 0; row < shape.Inputs; row += Rows)
                {
                    float* column = gradient + channel;
                    TileProduct.Run<TLanes>(windows + row, 1, shape.Inputs, column, _row, pairs, sums, Columns, true);
                    sums += Rows * Columns;
                }
            }

            windows += SignalPlane;
            gradient += SumsPlane;
        }
    }

    // In a last block, rows beyond its pairs contain values of an earlier block; their products aren't used.
    private void Propagate(float* gradient, float* panels, int pairs, float* products)
    {
        for (var plane = 0; plane < Planes; plane++)
        {
            for (var channel = 0; channel < shape.Inputs; channel += Columns)
            {
                for (var pair = 0; pair < pairs; pair += Rows)
                {
                    float* product = products + pair * shape.Inputs + channel;
                    float* rows = gradient + pair * _row;
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
