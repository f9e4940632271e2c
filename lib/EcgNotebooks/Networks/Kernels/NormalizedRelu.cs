using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Adds the bias and applies ReLU, batch normalization with the statistics of the batch, max pooling and dropout, with the backward pass.</summary>
/// <remarks>Ioffe and Szegedy (2015), algorithm 1 and the gradients after it.</remarks>
internal sealed unsafe class NormalizedRelu<TLanes> : IActivation
    where TLanes : struct, ILanes<TLanes>
{
    private const int Rows = TileProduct.Rows;
    private const int Columns = TileProduct.Columns;
    private const int TimeBlock = 128; // samples per block, which stay in the L1 cache; must be even

    private readonly ConvolutionShape _shape;
    private readonly IBatchNormalization _norm;
    private readonly ReluValues _values;
    private readonly NormalizedPairs<TLanes> _pairs;
    private readonly ChannelSums _sums;
    private readonly Tensor _channels;
    private readonly float* _bias;

    // Per channel 1 / standard deviation, scale and offset; the backward pass reuses the first and the last for the slope and
    // the offset of the gradient.
    private readonly float* _inverse;
    private readonly float* _scale;
    private readonly float* _offset;

    /// <summary>Allocates the memory.</summary>
    /// <param name="shape">Sizes of the convolution.</param>
    /// <param name="values">Provides the values after ReLU.</param>
    /// <param name="bias">Bias of the convolution, (out).</param>
    /// <param name="norm">Batch normalization layer with scale, offset and moving statistics.</param>
    /// <param name="dropout">Dropout of the result, (n, time / 2, out).</param>
    public NormalizedRelu(
        ConvolutionShape shape,
        ReluValues values,
        Tensor bias,
        IBatchNormalization norm,
        DropoutScale dropout
    )
    {
        (_shape, _values, _norm) = (shape, values, norm);
        _pairs = new NormalizedPairs<TLanes>(shape, dropout);
        _sums = new ChannelSums(shape.Batch, shape.Outputs);
        _channels = empty(3, shape.Outputs);
        _bias = bias.Floats();
        _inverse = _channels.Floats();
        _scale = _inverse + shape.Outputs;
        _offset = _scale + shape.Outputs;
    }

    /// <summary>Draws the dropout mask; called by <see cref="Prepare"/>.</summary>
    public Action? Draw { get; init; }

    private delegate void ChannelWork(int example, int channel, float* memory);

    private double Count => (double)_shape.Batch * _shape.OutputLength;

    public void Prepare() => Draw?.Invoke();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ProcessTile(int example, int channel, int time, int overlap, float* tile)
    {
        for (var lane = 0; lane < Columns; lane += TLanes.Count)
        {
            var (sum, squares) = (TLanes.Zero, TLanes.Zero);
            var bias = TLanes.Load(_bias + channel + lane);
            for (var row = overlap; row < Rows; row++)
            {
                float* place = tile + row * Columns + lane;
                var value = Lanes<TLanes>.Relu(TLanes.Load(place) + bias);
                value.Store(place);
                sum += value;
                squares = TLanes.MultiplyAdd(value, value, squares);
            }

            _sums.Add(example, channel + lane, sum, squares);
        }

        _values.StoreTile(example, channel, time, overlap, tile);
    }

    public Tensor Finish()
    {
        using var statistics = empty(2, _shape.Outputs);
        using var mean = statistics.select(0, 0);
        using var variance = statistics.select(0, 1);
        for (var channel = 0; channel < _shape.Outputs; channel++)
        {
            var (sum, squares) = _sums.Total(channel);
            var average = sum / Count;
            var spread = Math.Max(squares / Count - average * average, 0);
            mean.Floats()[channel] = (float)average;
            variance.Floats()[channel] = (float)spread;
            var inverse = 1 / Math.Sqrt(spread + IBatchNormalization.Epsilon);
            var scale = _norm.Gamma.Floats()[channel] * inverse;
            _inverse[channel] = (float)inverse;
            _scale[channel] = (float)scale;
            _offset[channel] = (float)(_norm.Beta.Floats()[channel] - average * scale);
        }

        _norm.UpdateMovingStatistics(mean, variance);
        ForChannels(
            (example, channel, memory) =>
                ForBlocks(example, channel, memory, block => _pairs.Pool(block, _scale, _offset))
        );
        return _pairs.Output;
    }

    public Tensor[] BeginBackward(Tensor gradient)
    {
        _pairs.Gradient = gradient.Floats();
        _sums.Clear();
        ForChannels(AddGradients);
        var gradients = empty(2, _shape.Outputs);
        float* gamma = gradients.Floats();
        float* beta = gamma + _shape.Outputs;
        for (var channel = 0; channel < _shape.Outputs; channel++)
        {
            // The sums suffice, because the normalized value is (v - mean) / deviation = (v * scale + offset - beta) / gamma.
            var (sum, products) = _sums.Total(channel);
            var (scale, inverse) = ((double)_scale[channel], (double)_inverse[channel]);
            var mean = (_norm.Beta.Floats()[channel] - (double)_offset[channel]) / scale;
            var normalized = (products - mean * sum) * inverse;
            gamma[channel] = (float)normalized;
            beta[channel] = (float)sum;
            var slope = -scale * normalized * inverse / Count;
            _inverse[channel] = (float)slope;
            _offset[channel] = (float)(-scale * sum / Count - slope * mean);
        }

        return [gradients[0], gradients[1]];
    }

    public void Fill(int example, int channel, int start, int end, float* gradient)
    {
        var block = _values.Read(new(example, channel, start, end), gradient);
        _pairs.Fill(block, _scale, _inverse, _offset, gradient);
    }

    private void AddGradients(int example, int channel, float* memory)
    {
        float* sums = memory + TimeBlock * Columns;
        new Span<float>(sums, 2 * Columns).Clear();
        ForBlocks(example, channel, memory, block => _pairs.AddGradients(block, sums));
        for (var lane = 0; lane < Columns; lane += TLanes.Count)
        {
            _sums.Add(example, channel + lane, TLanes.Load(sums + lane), TLanes.Load(sums + Columns + lane));
        }
    }

    // Calls work for every 32 channels of every example, with memory for a block and its sums.
    private void ForChannels(ChannelWork work) =>
        BatchChunks.Run(
            _shape.Batch,
            (TimeBlock + 2) * Columns,
            (_, examples, memory) =>
            {
                for (var i = examples.Start.Value; i < examples.End.Value; i++)
                {
                    for (var channel = 0; channel < _shape.Outputs; channel += Columns)
                    {
                        work(i, channel, memory.Start);
                    }
                }
            }
        );

    private void ForBlocks(int example, int channel, float* memory, Action<ReluBlock> work)
    {
        var paired = _shape.OutputLength / 2 * 2;
        for (var start = 0; start < paired; start += TimeBlock)
        {
            var end = Math.Min(start + TimeBlock, paired);
            work(_values.Read(new(example, channel, start, end), memory));
        }
    }
}
