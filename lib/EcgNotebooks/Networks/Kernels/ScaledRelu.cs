using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Adds the bias and applies ReLU, batch normalization with the moving statistics, and max pooling; for prediction.</summary>
internal sealed unsafe class ScaledRelu<TLanes> : IActivation
    where TLanes : struct, ILanes<TLanes>
{
    private readonly ConvolutionShape _shape;
    private readonly int _length;
    private readonly Tensor _output;
    private readonly Tensor _scales; // (2, out): factor and offset of the normalization
    private readonly float* _bias;
    private readonly float* _values;
    private readonly float* _scale;

    public ScaledRelu(ConvolutionShape shape, Tensor bias, IBatchNormalization norm)
    {
        (_shape, _length) = (shape, shape.OutputLength / 2);
        _output = empty(shape.Batch, _length, shape.Outputs);
        _scales = norm.PredictionScales();
        _bias = bias.Floats();
        _values = _output.Floats();
        _scale = _scales.Floats();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ProcessTile(int example, int channel, int time, int overlap, float* tile)
    {
        // If a tile starts at an odd sample, this sample was already processed, and the pairs start with the next one.
        var odd = time % 2;
        float* output = _values + ((long)example * _length + (time + odd) / 2) * _shape.Outputs + channel;
        for (var lane = 0; lane < TileProduct.Columns; lane += TLanes.Count)
        {
            var bias = TLanes.Load(_bias + channel + lane);
            var scale = TLanes.Load(_scale + channel + lane);
            var offset = TLanes.Load(_scale + _shape.Outputs + channel + lane);
            for (var row = odd; row + 1 < TileProduct.Rows; row += 2)
            {
                var pair = tile + row * TileProduct.Columns + lane;
                var a = Lanes<TLanes>.Relu(TLanes.Load(pair) + bias);
                var b = Lanes<TLanes>.Relu(TLanes.Load(pair + TileProduct.Columns) + bias);
                var larger = TLanes.Max(TLanes.MultiplyAdd(a, scale, offset), TLanes.MultiplyAdd(b, scale, offset));
                larger.Store(output + row / 2 * _shape.Outputs + lane);
            }
        }
    }

    public Tensor Finish() => _output;
}
