using System.Runtime.CompilerServices;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>A convolution with the layers after it for one example at a time, with its weights packed.</summary>
/// <remarks>
/// The last tile may reach beyond the end of the signal. It reads the rows of padding behind it, whatever they contain, and drops
/// the samples that don't exist.
/// </remarks>
internal sealed unsafe class PredictionStage<TLanes> : IDisposable
    where TLanes : struct, ILanes<TLanes>
{
    private const int Rows = TileProduct.Rows;
    private const int Columns = TileProduct.Columns;
    private const int Planes = WinogradPanels.Planes;
    private const int WinogradSamples = WinogradTile<TLanes>.Samples;
    private const int Tiles = 8; // per block; each block is multiplied by all panels of the weights

    private readonly ConvolutionShape _shape;
    private readonly PredictedConvolution _layer;
    private readonly bool _isWinograd;
    private readonly Scratch _panels;
    private readonly Scratch _weights;

    public PredictionStage(PredictedConvolution layer, int length)
    {
        (_layer, _shape) = (layer, layer.Shape(length));
        _isWinograd = _shape.Taps == 3 && _shape.GivesInputGradient;
        _panels = new Scratch(_isWinograd ? WinogradPanels.Size(_shape) : layer.Weight.numel());
        _weights = new Scratch(3 * _shape.Outputs);
        Pack();
    }

    /// <summary>Number of rows of the output, (rows, out).</summary>
    public int OutputRows => _layer.Activation == PredictedActivation.Average ? 1 : _shape.OutputLength / 2;

    /// <summary>Number of values of a row of the output.</summary>
    public int Outputs => _shape.Outputs;

    /// <summary>Number of values of the input, (time, in).</summary>
    public int InputSize => _shape.Length * _shape.Inputs;

    /// <summary>Number of values of the padding behind the input.</summary>
    public int Padding => (PaddedLength - _shape.OutputLength) * _shape.Inputs;

    /// <summary>Number of values of the memory that <see cref="Run"/> needs.</summary>
    public int Memory => Planes * Rows * (_isWinograd ? Tiles * _shape.Inputs + Columns : Columns);

    private int Samples => _isWinograd ? WinogradSamples : Rows;

    private int PaddedLength => (_shape.OutputLength + Samples - 1) / Samples * Samples;

    /// <summary>Computes the output of an example.</summary>
    /// <param name="input">The input with its padding.</param>
    /// <param name="output">Receives the output.</param>
    /// <param name="memory">Memory for intermediate results.</param>
    public void Run(float* input, float* output, float* memory)
    {
        if (_layer.Activation == PredictedActivation.Average)
        {
            new Span<float>(output, Outputs).Clear();
            Run<MeanOverTime<TLanes>>(input, output, memory);
        }
        else if (_layer.Normalization is null)
        {
            Run<PooledPairs<TLanes>>(input, output, memory);
        }
        else
        {
            Run<NormalizedPooledPairs<TLanes>>(input, output, memory);
        }
    }

    public void Dispose()
    {
        _panels.Dispose();
        _weights.Dispose();
    }

    private void Run<TActivation>(float* input, float* output, float* memory)
        where TActivation : struct, IPredictedActivation<TLanes>
    {
        if (!_isWinograd)
        {
            RunTiles<TActivation>(input, output, memory);
            return;
        }

        for (var time = 0; time < _shape.OutputLength; time += Tiles * WinogradSamples)
        {
            RunBlock<TActivation>(input, time, output, memory);
        }
    }

    private void RunBlock<TActivation>(float* input, int start, float* output, float* windows)
        where TActivation : struct, IPredictedActivation<TLanes>
    {
        var size = Planes * Rows * _shape.Inputs;
        var end = Math.Min(start + Tiles * WinogradSamples, _shape.OutputLength);
        float* window = windows;
        for (var time = start; time < end; time += WinogradSamples)
        {
            WinogradTile<TLanes>.TransformInput(input + time * _shape.Inputs, _shape.Inputs, window);
            window += size;
        }

        float* products = windows + Tiles * size;
        for (var channel = 0; channel < Outputs; channel += Columns)
        {
            window = windows;
            for (var time = start; time < end; time += WinogradSamples)
            {
                WinogradTile<TLanes>.Multiply(
                    window,
                    _shape.Inputs,
                    _panels.Start + channel * Planes * _shape.Inputs,
                    products
                );
                WinogradTransforms<TLanes>.TransformOutput<TActivation>(
                    products,
                    Math.Min(end - time, WinogradSamples),
                    _weights.Start + channel,
                    Outputs,
                    Place<TActivation>(output, time, channel)
                );
                window += size;
            }
        }
    }

    private void RunTiles<TActivation>(float* input, float* output, float* tile)
        where TActivation : struct, IPredictedActivation<TLanes>
    {
        var (inputs, window) = (_shape.Inputs, _shape.Window);
        for (var channel = 0; channel < Outputs; channel += Columns)
        {
            float* panel = _panels.Start + channel * window;
            for (var time = 0; time < _shape.OutputLength; time += Rows)
            {
                TileProduct.Run<TLanes>(input + time * inputs, inputs, 1, panel, Columns, window, tile, Columns, false);
                Activate<TActivation>(
                    tile,
                    Math.Min(_shape.OutputLength - time, Rows),
                    channel,
                    Place<TActivation>(output, time, channel)
                );
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Activate<TActivation>(float* tile, int count, int channel, float* output)
        where TActivation : struct, IPredictedActivation<TLanes>
    {
        nint step = TActivation.RowsPerPair * Outputs;
        for (var lane = 0; lane < Columns; lane += TLanes.Count)
        {
            var activation = default(TActivation);
            activation.Begin(_weights.Start + channel + lane, Outputs);
            float* sample = tile + lane;
            float* place = output + lane;
            for (var pair = 0; pair < count / 2; pair++)
            {
                activation.AddPair(TLanes.Load(sample), TLanes.Load(sample + Columns), place);
                sample += 2 * Columns;
                place += step;
            }

            if (count % 2 == 1)
            {
                activation.AddLast(TLanes.Load(sample));
            }

            activation.End(output + lane);
        }
    }

    private float* Place<TActivation>(float* output, int time, int channel)
        where TActivation : struct, IPredictedActivation<TLanes> =>
        output + time / 2 * TActivation.RowsPerPair * Outputs + channel;

    private void Pack()
    {
        if (_isWinograd)
        {
            WinogradPanels.PackForward(_shape, _layer.Weight.Values(), _panels.Values);
        }
        else
        {
            ConvolutionPanels.PackForward(_shape, _layer.Weight.Values(), _panels.Values);
        }

        _layer.Bias.Values().CopyTo(_weights.Values);
        var rest = _weights.Values[Outputs..];
        if (_layer.Normalization is { } normalization)
        {
            using var scales = normalization.PredictionScales();
            scales.Values().CopyTo(rest);
        }
        else
        {
            rest.Fill(1f / _shape.OutputLength);
        }
    }
}
