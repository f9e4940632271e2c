using System.Runtime.CompilerServices;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>The input and output transforms of Winograd convolution, F(4,3).</summary>
/// <remarks>
/// F(4,3) computes four samples of a convolution with three taps with six multiplications instead of twelve (Winograd, Arithmetic
/// Complexity of Computations, 1980; Lavin and Gray, CVPR 2016, section 4.3). The factors go up to 8, so rounding errors are about
/// three times those of the twelve products. The values of each of the six products form a plane; the planes follow each other in memory.
/// </remarks>
internal static unsafe class WinogradTransforms<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const int Rows = TileProduct.Rows;
    private const int Columns = TileProduct.Columns;

    /// <summary>Applies the input transform to windows of six samples, four samples apart.</summary>
    /// <param name="signal">Signal, (time, channels), from the first window on.</param>
    /// <param name="channels">Number of channels, a multiple of 16.</param>
    /// <param name="count">Number of windows, one per four output samples.</param>
    /// <param name="windows">Receives the transformed windows, six planes of (count, channels).</param>
    /// <param name="plane">Distance between planes in floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformInput(float* signal, int channels, int count, float* windows, nint plane)
    {
        for (var window = 0; window < count; window++)
        {
            for (var lane = 0; lane < channels; lane += TLanes.Count)
            {
                float* sample = signal + lane;
                var (a, b) = (TLanes.Load(sample), TLanes.Load(sample + channels));
                var (c, d) = (TLanes.Load(sample + 2 * channels), TLanes.Load(sample + 3 * channels));
                var (e, f) = (TLanes.Load(sample + 4 * channels), TLanes.Load(sample + 5 * channels));
                var (four, five) = (TLanes.Create(4f), TLanes.Create(-5f));
                var (even, odd) = (e - c * 4f, d - b * 4f);
                var (wideEven, wideOdd) = (e - c, (d - b) * 2f);
                float* place = windows + lane;
                TLanes.MultiplyAdd(a, four, TLanes.MultiplyAdd(c, five, e)).Store(place);
                (even + odd).Store(place + plane);
                (even - odd).Store(place + 2 * plane);
                (wideEven + wideOdd).Store(place + 3 * plane);
                (wideEven - wideOdd).Store(place + 4 * plane);
                TLanes.MultiplyAdd(b, four, TLanes.MultiplyAdd(d, five, f)).Store(place + 5 * plane);
            }

            signal += 4 * channels;
            windows += channels;
        }
    }

    /// <summary>Applies the output transform: computes samples of the convolution, (32, 32), from the products, six planes of (8, 32).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformOutput(float* products, float* samples)
    {
        for (var row = 0; row < Rows * Columns; row += Columns)
        {
            for (var lane = row; lane < row + Columns; lane += TLanes.Count)
            {
                var (first, second, third, fourth) = Output(products + lane);
                float* sample = samples + 3 * row + lane;
                first.Store(sample);
                second.Store(sample + Columns);
                third.Store(sample + 2 * Columns);
                fourth.Store(sample + 3 * Columns);
            }
        }
    }

    /// <summary>Applies the output transform to the products, six planes of (8, 32), and the activation to the samples.</summary>
    /// <param name="products">The products.</param>
    /// <param name="count">Number of samples that exist, at most 32.</param>
    /// <param name="weights">Weights of the activation, from the first of the 32 channels on.</param>
    /// <param name="channels">Number of output channels.</param>
    /// <param name="output">Place of the tile's first output.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformOutput<TActivation>(
        float* products,
        int count,
        float* weights,
        int channels,
        float* output
    )
        where TActivation : struct, IPredictedActivation<TLanes>
    {
        nint step = TActivation.RowsPerPair * channels;
        for (var lane = 0; lane < Columns; lane += TLanes.Count)
        {
            var activation = default(TActivation);
            activation.Begin(weights + lane, channels);
            float* product = products + lane;
            float* place = output + lane;
            for (var rest = count; rest > 0; rest -= 4)
            {
                var (first, second, third, fourth) = Output(product);
                if (rest >= 4)
                {
                    activation.AddPair(first, second, place);
                    activation.AddPair(third, fourth, place + step);
                }
                else
                {
                    AddRest(ref activation, rest, first, second, third, place);
                }

                product += Columns;
                place += 2 * step;
            }

            activation.End(output + lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TLanes First, TLanes Second, TLanes Third, TLanes Fourth) Output(float* product)
    {
        const int Plane = Rows * Columns;
        var (b, c) = (TLanes.Load(product + Plane), TLanes.Load(product + 2 * Plane));
        var (d, e) = (TLanes.Load(product + 3 * Plane), TLanes.Load(product + 4 * Plane));
        var (sum, difference, wideSum, wideDifference) = (b + c, b - c, d + e, d - e);
        return (
            TLanes.Load(product) + sum + wideSum,
            TLanes.MultiplyAdd(wideDifference, TLanes.Create(2f), difference),
            TLanes.MultiplyAdd(wideSum, TLanes.Create(4f), sum),
            TLanes.MultiplyAdd(wideDifference, TLanes.Create(8f), difference) + TLanes.Load(product + 5 * Plane)
        );
    }

    private static void AddRest<TActivation>(
        ref TActivation activation,
        int count,
        TLanes first,
        TLanes second,
        TLanes third,
        float* output
    )
        where TActivation : struct, IPredictedActivation<TLanes>
    {
        if (count == 1)
        {
            activation.AddLast(first);
            return;
        }

        activation.AddPair(first, second, output);
        if (count == 3)
        {
            activation.AddLast(third);
        }
    }
}
