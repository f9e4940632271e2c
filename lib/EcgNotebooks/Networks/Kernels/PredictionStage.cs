using System.Runtime.CompilerServices;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>A convolution with the layers after it for one example at a time, with its weights packed.</summary>
/// <remarks>The last tile may reach beyond the end of the signal; the samples that don't exist are dropped.</remarks>
internal sealed unsafe class PredictionStage<TLanes> : IDisposable
    where TLanes : struct, ILanes<TLanes>
{
    private const int Rows = TileProduct.Rows;
    private const int Columns = TileProduct.Columns;
    private const int Planes = WinogradPanels.Planes;
    private const int Tiles = WinogradTile<TLanes>.Block;

    private readonly ConvolutionShape _shape;
    private readonly PredictedConvolution _layer;
    private readonly WinogradTile<TLanes> _tile;
    private readonly Scratch _panels;
    private readonly Scratch _weights;

    public PredictionStage(PredictedConvolution layer, int length)
    {
        (_layer, _shape) = (layer, layer.Shape(length));
        _tile = new(_shape);
        _panels = new Scratch(_shape.PredictsByWinograd ? WinogradPanels.Size(_shape) : layer.Weight.numel());
        _weights = new Scratch(3 * _shape.Outputs);
        Pack();
    }

    /// <summary>Number of rows of the output, (rows, out).</summary>
    public int OutputRows => _layer.Activation == PredictedActivation.Average ? 1 : _shape.OutputLength / 2;

    /// <summary>Number of values of a row of the output.</summary>
    public int Outputs => _shape.Outputs;

    /// <summary>Number of values of the input, (time, in).</summary>
    public int InputSize => _shape.Length * _shape.Inputs;

    /// <summary>Number of values of the padding behind the input, which the last tile reads, whatever they are.</summary>
    public int Padding => _shape.PredictsByWinograd ? 0 : (Rows - 1) * _shape.Inputs;

    /// <summary>Number of values of the memory that <see cref="Run"/> needs.</summary>
    public int Memory => _shape.PredictsByWinograd ? _tile.BlockMemory : Rows * Columns;

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
        if (!_shape.PredictsByWinograd)
        {
            RunTiles<TActivation>(input, output, memory);
            return;
        }

        for (var time = 0; time < _shape.OutputLength; time += Tiles * _tile.Samples)
        {
            RunBlock<TActivation>(input, time, output, memory);
        }
    }

    private void RunBlock<TActivation>(float* input, int start, float* output, float* windows)
        where TActivation : struct, IPredictedActivation<TLanes>
    {
        var end = Math.Min(start + Tiles * _tile.Samples, _shape.OutputLength);
        float* products = windows + Tiles * _tile.WindowsSize;
        float* window = windows;
        for (var time = start; time < end; time += _tile.Samples)
        {
            _tile.TransformInput(input + time * _shape.Inputs, _shape.Length - time, window, products);
            window += _tile.WindowsSize;
        }

        for (var channel = 0; channel < Outputs; channel += Columns)
        {
            float* panel = _panels.Start + channel * Planes * _shape.Inputs;
            window = windows;
            for (var time = start; time < end; time += _tile.Samples)
            {
                _tile.Multiply(window, panel, products);
                float* place = Place<TActivation>(output, time, channel);
                ActivateProducts<TActivation>(products, Math.Min(end - time, _tile.Samples), channel, place);
                window += _tile.WindowsSize;
            }
        }
    }

    private void ActivateProducts<TActivation>(float* products, int count, int channel, float* output)
        where TActivation : struct, IPredictedActivation<TLanes>
    {
        if (count == _tile.Samples)
        {
            _tile.TransformOutput<TActivation>(products, _weights.Start + channel, Outputs, output);
            return;
        }

        float* samples = products + WinogradTile<TLanes>.ProductsSize;
        _tile.TransformOutput<SamplePairs<TLanes>>(products, null, Columns, samples);
        Activate<TActivation>(samples, count, channel, output);
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
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
        if (_shape.PredictsByWinograd)
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
