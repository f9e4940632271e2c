using System.Runtime.CompilerServices;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>The transforms of Winograd convolution for the gradients: those of <see cref="WinogradTransforms{TLanes}"/> transposed.</summary>
internal static unsafe class WinogradGradientTransforms<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const int Columns = TileProduct.Columns;

    /// <summary>Applies the transposed output transform to the gradient of the output.</summary>
    /// <param name="gradient">Gradient, (time, 32).</param>
    /// <param name="samples">Number of samples per window, six or four.</param>
    /// <param name="count">Number of windows.</param>
    /// <param name="sums">Receives the transformed gradient in 32 columns of each of the eight planes.</param>
    /// <param name="row">Distance between rows in floats.</param>
    /// <param name="plane">Distance between planes in floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void TransformOutput(float* gradient, int samples, int count, float* sums, nint row, nint plane)
    {
        for (var i = 0; i < count; i++)
        {
            for (var lane = 0; lane < Columns; lane += TLanes.Count)
            {
                TransformWindow(gradient + lane, samples, sums + lane, plane);
            }

            gradient += samples * Columns;
            sums += row;
        }
    }

    /// <summary>Applies the transposed input transform for windows of three taps: computes the gradient of the signal from the products; each window contributes to eight samples, two of which it shares with the next window.</summary>
    /// <param name="products">Products, eight planes of (count, channels).</param>
    /// <param name="plane">Distance between planes in floats.</param>
    /// <param name="channels">Number of channels, a multiple of 16.</param>
    /// <param name="count">Number of windows.</param>
    /// <param name="signal">Receives the gradient, (6 * count + 2, channels).</param>
    /// <param name="add">True to add to the first two samples, which then contain the contribution of the window before.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void TransformInput(float* products, nint plane, int channels, int count, float* signal, bool add)
    {
        for (var lane = 0; lane < channels; lane += TLanes.Count)
        {
            float* product = products + lane;
            float* sample = signal + lane;
            var even = add ? TLanes.Load(sample) : TLanes.Zero;
            var odd = add ? TLanes.Load(sample + channels) : TLanes.Zero;
            for (var i = 0; i < count; i++)
            {
                AddWindow(product, plane, sample, channels, ref even, ref odd);
                product += channels;
                sample += 6 * channels;
            }

            even.Store(sample);
            odd.Store(sample + channels);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransformWindow(float* sample, int samples, float* place, nint plane)
    {
        var (a, b) = (TLanes.Load(sample), TLanes.Load(sample + Columns));
        var (c, d) = (TLanes.Load(sample + 2 * Columns), TLanes.Load(sample + 3 * Columns));
        var isLong = samples == 6;
        var e = isLong ? TLanes.Load(sample + 4 * Columns) : TLanes.Zero;
        var f = isLong ? TLanes.Load(sample + 5 * Columns) : TLanes.Zero;
        a.Store(place);
        (isLong ? f : d).Store(place + 7 * plane);
        StorePair(a + c + e, b + d + f, place + plane, plane);

        StorePair(
            TLanes.MultiplyAdd(e, TLanes.Create(16f), TLanes.MultiplyAdd(c, TLanes.Create(4f), a)),
            TLanes.MultiplyAdd(f, TLanes.Create(32f), TLanes.MultiplyAdd(d, TLanes.Create(8f), b * 2f)),
            place + 3 * plane,
            plane
        );
        StorePair(
            TLanes.MultiplyAdd(e, TLanes.Create(1 / 16f), TLanes.MultiplyAdd(c, TLanes.Create(0.25f), a)),
            TLanes.MultiplyAdd(f, TLanes.Create(1 / 32f), TLanes.MultiplyAdd(d, TLanes.Create(0.125f), b * 0.5f)),
            place + 5 * plane,
            plane
        );
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StorePair(TLanes even, TLanes odd, float* place, nint plane)
    {
        (even + odd).Store(place);
        (even - odd).Store(place + plane);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddWindow(
        float* product,
        nint plane,
        float* sample,
        int channels,
        ref TLanes even,
        ref TLanes odd
    )
    {
        var (a, h) = (TLanes.Load(product), TLanes.Load(product + 7 * plane));
        var (b, c) = (TLanes.Load(product + plane), TLanes.Load(product + 2 * plane));
        var (d, e) = (TLanes.Load(product + 3 * plane), TLanes.Load(product + 4 * plane));
        var (f, g) = (TLanes.Load(product + 5 * plane), TLanes.Load(product + 6 * plane));
        var (one, two, half) = (b + c, d + e, f + g);
        var (oddOne, oddTwo, oddHalf) = (b - c, d - e, f - g);
        var (wide, narrow) = (TLanes.Create(5.25f), TLanes.Create(-4.25f));

        (even - a).Store(sample);
        TLanes
            .MultiplyAdd(
                oddTwo,
                TLanes.Create(0.5f),
                TLanes.MultiplyAdd(oddHalf, TLanes.Create(2f), odd + (oddOne - h))
            )
            .Store(sample + channels);
        var third = TLanes.MultiplyAdd(two, TLanes.Create(0.25f), TLanes.MultiplyAdd(half, TLanes.Create(4f), one));
        TLanes.MultiplyAdd(a, wide, third).Store(sample + 2 * channels);
        var fourth = TLanes.MultiplyAdd(oddOne, narrow, (oddTwo + oddHalf) * -2.5f);
        TLanes.MultiplyAdd(h, wide, fourth).Store(sample + 3 * channels);
        var fifth = TLanes.MultiplyAdd(one, narrow, TLanes.MultiplyAdd(two, TLanes.Create(-1.25f), half * -5f));
        TLanes.MultiplyAdd(a, -wide, fifth).Store(sample + 4 * channels);
        var sixth = TLanes.MultiplyAdd(
            oddTwo,
            TLanes.Create(2f),
            TLanes.MultiplyAdd(oddHalf, TLanes.Create(0.5f), oddOne)
        );
        TLanes.MultiplyAdd(h, -wide, sixth).Store(sample + 5 * channels);
        (even, odd) = (a + one + (two + half), h);
    }
}
