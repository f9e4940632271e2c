using System.Runtime.CompilerServices;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>The input and output transforms of Winograd convolution, F(6,3) and F(4,5).</summary>
/// <remarks>
/// Eight multiplications give six samples of a convolution with three taps instead of 18 multiplications, or four samples of one
/// with five taps instead of 20 (Winograd, Arithmetic Complexity of Computations, 1980; Lavin and Gray, CVPR 2016, section 4.3). Both
/// have the same input transform. The values of each of the eight products form a plane; the planes follow each other in memory. The
/// points are those of <see cref="WinogradPanels"/>; rounding errors are about three times those of the plain sum of products.
/// </remarks>
internal static unsafe class WinogradTransforms<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const int Rows = TileProduct.Rows;
    private const int Columns = TileProduct.Columns;
    private const int Plane = Rows * Columns;

    /// <summary>Applies the input transform to windows of eight samples.</summary>
    /// <param name="signal">Signal, (time, channels), from the first window on.</param>
    /// <param name="channels">Number of channels. If it isn't a multiple of the vector's length, values behind the last channel are read and written as well.</param>
    /// <param name="samples">Distance between windows: number of output samples per window.</param>
    /// <param name="count">Number of windows.</param>
    /// <param name="windows">Receives the transformed windows, eight planes of (count, row).</param>
    /// <param name="row">Distance between rows of a plane in floats.</param>
    /// <param name="plane">Distance between planes in floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void TransformInput(
        float* signal,
        int channels,
        int samples,
        int count,
        float* windows,
        int row,
        nint plane
    )
    {
        for (var window = 0; window < count; window++)
        {
            for (var lane = 0; lane < channels; lane += TLanes.Count)
            {
                TransformWindow(signal + lane, channels, windows + lane, plane);
            }

            signal += samples * channels;
            windows += row;
        }
    }

    /// <summary>Applies the output transform to the products, eight planes of (8, 32), and passes the samples of each channel on, pair by pair.</summary>
    /// <param name="products">The products.</param>
    /// <param name="samples">Number of samples per window, six or four.</param>
    /// <param name="weights">Weights of the activation, from the first of the 32 channels on.</param>
    /// <param name="channels">Number of output channels.</param>
    /// <param name="output">Place of the tile's first output.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void TransformOutput<TActivation>(
        float* products,
        int samples,
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
            float* place = output + lane;
            for (float* product = products + lane; product < products + Plane; product += Columns)
            {
                AddWindow(ref activation, product, samples, place, step);
                place += samples / 2 * step;
            }

            activation.End(output + lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransformWindow(float* sample, int channels, float* place, nint plane)
    {
        var (a, b) = (TLanes.Load(sample), TLanes.Load(sample + channels));
        var (c, d) = (TLanes.Load(sample + 2 * channels), TLanes.Load(sample + 3 * channels));
        var (e, f) = (TLanes.Load(sample + 4 * channels), TLanes.Load(sample + 5 * channels));
        var (g, h) = (TLanes.Load(sample + 6 * channels), TLanes.Load(sample + 7 * channels));
        TLanes.MultiplyAdd(c - e, TLanes.Create(5.25f), g - a).Store(place);
        TLanes.MultiplyAdd(d - f, TLanes.Create(5.25f), h - b).Store(place + 7 * plane);

        var even = TLanes.MultiplyAdd(e, TLanes.Create(-4.25f), c + g);
        var odd = TLanes.MultiplyAdd(d, TLanes.Create(-4.25f), b + f);
        (even + odd).Store(place + plane);
        (even - odd).Store(place + 2 * plane);

        var middle = d * 2.5f;
        even = TLanes.MultiplyAdd(c, TLanes.Create(0.25f), TLanes.MultiplyAdd(e, TLanes.Create(-1.25f), g));
        odd = TLanes.MultiplyAdd(b, TLanes.Create(0.5f), TLanes.MultiplyAdd(f, TLanes.Create(2f), -middle));
        (even + odd).Store(place + 3 * plane);
        (even - odd).Store(place + 4 * plane);

        even = TLanes.MultiplyAdd(c, TLanes.Create(4f), TLanes.MultiplyAdd(e, TLanes.Create(-5f), g));
        odd = TLanes.MultiplyAdd(b, TLanes.Create(2f), TLanes.MultiplyAdd(f, TLanes.Create(0.5f), -middle));
        (even + odd).Store(place + 5 * plane);
        (even - odd).Store(place + 6 * plane);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddWindow<TActivation>(
        ref TActivation activation,
        float* product,
        int samples,
        float* place,
        nint step
    )
        where TActivation : struct, IPredictedActivation<TLanes>
    {
        var (a, b) = (TLanes.Load(product + Plane), TLanes.Load(product + 2 * Plane));
        var (c, d) = (TLanes.Load(product + 3 * Plane), TLanes.Load(product + 4 * Plane));
        var (e, f) = (TLanes.Load(product + 5 * Plane), TLanes.Load(product + 6 * Plane));
        var last = TLanes.Load(product + 7 * Plane);
        var (one, two, half) = (a + b, c + d, e + f);
        var (oddOne, oddTwo, oddHalf) = (a - b, c - d, e - f);
        activation.AddPair(
            TLanes.Load(product) + one + (two + half),
            TLanes.MultiplyAdd(oddTwo, TLanes.Create(2f), TLanes.MultiplyAdd(oddHalf, TLanes.Create(0.5f), oddOne)),
            place
        );
        var third = TLanes.MultiplyAdd(two, TLanes.Create(4f), TLanes.MultiplyAdd(half, TLanes.Create(0.25f), one));
        var fourth = TLanes.MultiplyAdd(
            oddTwo,
            TLanes.Create(8f),
            TLanes.MultiplyAdd(oddHalf, TLanes.Create(0.125f), oddOne)
        );
        if (samples == 4)
        {
            activation.AddPair(third, fourth + last, place + step);
            return;
        }

        activation.AddPair(third, fourth, place + step);
        activation.AddPair(
            TLanes.MultiplyAdd(two, TLanes.Create(16f), TLanes.MultiplyAdd(half, TLanes.Create(1 / 16f), one)),
            TLanes.MultiplyAdd(oddTwo, TLanes.Create(32f), TLanes.MultiplyAdd(oddHalf, TLanes.Create(1 / 32f), oddOne))
                + last,
            place + 2 * step
        );
    }
}
