using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using EcgNotebooks.Networks.Layers;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Bias, relu, normalization by the batch's statistics, the larger of every two neighbours, dropout.</summary>
/// <remarks>Ioffe and Szegedy (2015), algorithm 1, and the gradients that follow it there.</remarks>
internal sealed unsafe class NormalizedRelu : ITrainedActivation
{
    private readonly ConvolutionShape _shape;
    private readonly int _length;
    private readonly BatchNormalization _norm;
    private readonly ChannelSums _sums;
    private readonly Tensor _values; // (n, time, out) after relu
    private readonly Tensor _output;
    private readonly Tensor _second;
    private readonly Tensor _channels;
    private readonly float* _bias;
    private readonly float* _value;
    private readonly ushort* _bits;
    private readonly DropoutScale _dropout;

    // Per channel: 1 / deviation, scale, offset; on the way back what the gradient is scaled and offset by.
    private readonly float* _inverse;
    private readonly float* _scale;
    private readonly float* _offset;

    private float* _gradient;

    /// <summary>Prepares the memory.</summary>
    /// <param name="shape">The convolution's sizes.</param>
    /// <param name="bias">(out).</param>
    /// <param name="norm">Scale, offset and moving statistics.</param>
    /// <param name="mask">1 for every value that dropout keeps, (n, time, out); null for all.</param>
    /// <param name="kept">The share that dropout keeps.</param>
    public NormalizedRelu(ConvolutionShape shape, Tensor bias, BatchNormalization norm, Tensor? mask, double kept)
    {
        (_shape, _length, _norm) = (shape, shape.OutputLength / 2, norm);
        _dropout = new(mask, kept);
        _sums = new ChannelSums(shape.Batch, shape.Outputs);
        _values = empty(shape.Batch, shape.OutputLength, shape.Outputs);
        _output = empty(shape.Batch, _length, shape.Outputs);
        _second = empty(shape.Batch, _length, shape.Outputs / Lanes.Count, ScalarType.Int16);
        _channels = empty(3, shape.Outputs);
        _bias = bias.Floats();
        _value = _values.Floats();
        _bits = _second.Bits();
        _inverse = _channels.Floats();
        _scale = _inverse + shape.Outputs;
        _offset = _scale + shape.Outputs;
    }

    /// <summary>Fills the mask; not before <see cref="Prepare"/>.</summary>
    public Action? Draw { get; init; }

    private double Count => (double)_shape.Batch * _shape.OutputLength;

    public void Prepare() => Draw?.Invoke();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(int example, int channel, int time, int known, float* tile)
    {
        float* values = _value + ((long)example * _shape.OutputLength + time) * _shape.Outputs + channel;
        for (var lane = 0; lane < TileProduct.Columns; lane += Lanes.Count)
        {
            var (sum, squares) = (Vector512<float>.Zero, Vector512<float>.Zero);
            var bias = Vector512.Load(_bias + channel + lane);
            for (var row = known; row < TileProduct.Rows; row++)
            {
                var value = Lanes.Relu(Vector512.Load(tile + row * TileProduct.Columns + lane) + bias);
                value.Store(values + row * _shape.Outputs + lane);
                sum += value;
                squares = Vector512.FusedMultiplyAdd(value, value, squares);
            }

            _sums.Add(example, channel + lane, sum, squares);
        }
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
            var inverse = 1 / Math.Sqrt(spread + BatchNormalization.Epsilon);
            var scale = _norm.Gamma.Floats()[channel] * inverse;
            _inverse[channel] = (float)inverse;
            _scale[channel] = (float)scale;
            _offset[channel] = (float)(_norm.Beta.Floats()[channel] - average * scale);
        }

        _norm.Track(mean, variance);
        Shares.Run(_shape.Batch, 0, (_, examples, _) => ForEach(examples, Pool));
        return _output;
    }

    public Tensor[] Begin(Tensor gradient)
    {
        _gradient = gradient.Floats();
        _sums.Clear();
        Shares.Run(_shape.Batch, 0, (_, examples, _) => ForEach(examples, AddGradients));
        var gradients = empty(2, _shape.Outputs);
        float* gamma = gradients.Floats();
        float* beta = gamma + _shape.Outputs;
        for (var channel = 0; channel < _shape.Outputs; channel++)
        {
            // Of the normalized value (v - mean) / deviation = (v * scale + offset - beta) / gamma only sums are needed.
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
        for (var lane = 0; lane < TileProduct.Columns; lane += Lanes.Count)
        {
            FillLanes(example, channel + lane, start, end, gradient + lane);
        }
    }

    private void FillLanes(int example, int channel, int start, int end, float* gradient)
    {
        float* values = _value + ((long)example * _shape.OutputLength + start) * _shape.Outputs + channel;
        var position = ((long)example * _length + start / 2) * _shape.Outputs + channel;
        var (slope, offset) = (Vector512.Load(_inverse + channel), Vector512.Load(_offset + channel));
        var scale = Vector512.Load(_scale + channel);
        for (var pair = start / 2; pair < end / 2; pair++)
        {
            var outer = Outer(position) * scale;
            var later = Lanes.Where(_bits[position / Lanes.Count], outer);
            Derive(Vector512.Load(values), slope, offset, outer - later).Store(gradient);
            Derive(Vector512.Load(values + _shape.Outputs), slope, offset, later).Store(gradient + TileProduct.Columns);
            values += 2 * _shape.Outputs;
            position += _shape.Outputs;
            gradient += 2 * TileProduct.Columns;
        }

        // An odd last sample is in no pair.
        if (end % 2 == 1)
        {
            Derive(Vector512.Load(values), slope, offset, Vector512<float>.Zero).Store(gradient);
        }
    }

    private static Vector512<float> Derive(
        Vector512<float> value,
        Vector512<float> slope,
        Vector512<float> offset,
        Vector512<float> outer
    ) =>
        (Vector512.FusedMultiplyAdd(value, slope, offset) + outer)
        & Vector512.GreaterThan(value, Vector512<float>.Zero);

    private static void ForEach(Range examples, Action<int> work)
    {
        for (var i = examples.Start.Value; i < examples.End.Value; i++)
        {
            work(i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Pool(int example)
    {
        float* output = _output.Floats();
        for (var channel = 0; channel < _shape.Outputs; channel += Lanes.Count)
        {
            float* values = _value + (long)example * _shape.OutputLength * _shape.Outputs + channel;
            var (scale, offset) = (Vector512.Load(_scale + channel), Vector512.Load(_offset + channel));
            for (var time = 0; time < _length; time++)
            {
                var i = ((long)example * _length + time) * _shape.Outputs + channel;
                var first = Vector512.FusedMultiplyAdd(Vector512.Load(values), scale, offset);
                var second = Vector512.FusedMultiplyAdd(Vector512.Load(values + _shape.Outputs), scale, offset);
                _bits[i / Lanes.Count] = Lanes.Greater(second, first);
                (Vector512.MaxNative(first, second) * _dropout.At(i)).Store(output + i);
                values += 2 * _shape.Outputs;
            }
        }
    }

    // Sums of the pooled values' gradients, and of these times the values that were the larger ones.
    private void AddGradients(int example)
    {
        for (var channel = 0; channel < _shape.Outputs; channel += Lanes.Count)
        {
            float* values = _value + (long)example * _shape.OutputLength * _shape.Outputs + channel;
            var (sum, products) = (Vector512<float>.Zero, Vector512<float>.Zero);
            for (var time = 0; time < _length; time++)
            {
                var i = ((long)example * _length + time) * _shape.Outputs + channel;
                var (first, second) = (Vector512.Load(values), Vector512.Load(values + _shape.Outputs));
                var outer = Outer(i);
                var value = first + Lanes.Where(_bits[i / Lanes.Count], second - first);
                sum += outer;
                products = Vector512.FusedMultiplyAdd(outer, value, products);
                values += 2 * _shape.Outputs;
            }

            _sums.Add(example, channel, sum, products);
        }
    }

    private Vector512<float> Outer(long i) => Vector512.Load(_gradient + i) * _dropout.At(i);
}
