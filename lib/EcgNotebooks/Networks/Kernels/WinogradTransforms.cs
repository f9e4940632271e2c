using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>What minimal filtering F(2, 3) does before and after its products: four of them for every two samples.</summary>
/// <remarks>
/// Two samples of a convolution with three taps take four products of sums instead of six (Winograd, Arithmetic Complexity of
/// Computations, 1980; Lavin and Gray, CVPR 2016). The gradients are the transposed forms of the same algorithm. Its factors
/// are 1 and 1/2, so that rounding hardly grows. Planes lie one behind the other: one for each of the four products.
/// </remarks>
internal static unsafe class WinogradTransforms
{
    /// <summary>Products for two samples.</summary>
    public const int Planes = 4;

    /// <summary>The signal's windows of four samples, two samples apart.</summary>
    /// <param name="signal">(time, channels), from the first window on.</param>
    /// <param name="channels">A multiple of 16.</param>
    /// <param name="pairs">Number of windows.</param>
    /// <param name="windows">Four planes of (pairs, channels).</param>
    /// <param name="plane">Floats from plane to plane.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Windows(float* signal, int channels, int pairs, float* windows, nint plane)
    {
        for (var pair = 0; pair < pairs; pair++)
        {
            for (var lane = 0; lane < channels; lane += Lanes.Count)
            {
                float* sample = signal + lane;
                var (a, b) = (Vector512.Load(sample), Vector512.Load(sample + channels));
                var (c, d) = (Vector512.Load(sample + 2 * channels), Vector512.Load(sample + 3 * channels));
                Store(windows + lane, plane, a - c, b + c, c - b, b - d);
            }

            signal += 2 * channels;
            windows += channels;
        }
    }

    /// <summary>The convolution's samples from the products: four planes of (8, 32) give (16, 32).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Samples(float* products, float* samples)
    {
        const int Plane = TileProduct.Rows * TileProduct.Columns;
        for (var pair = 0; pair < Plane; pair += TileProduct.Columns)
        {
            for (var lane = 0; lane < TileProduct.Columns; lane += Lanes.Count)
            {
                var (a, b, c, d) = Load(products + pair + lane, Plane);
                (a + b + c).Store(samples + 2 * pair + lane);
                (b - c - d).Store(samples + 2 * pair + TileProduct.Columns + lane);
            }
        }
    }

    /// <summary>Pairs of samples of the output's gradient.</summary>
    /// <param name="gradient">(time, 32).</param>
    /// <param name="pairs">Number of pairs.</param>
    /// <param name="sums">Four planes, of which 32 columns are written.</param>
    /// <param name="row">Floats from pair to pair.</param>
    /// <param name="plane">Floats from plane to plane.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pairs(float* gradient, int pairs, float* sums, nint row, nint plane)
    {
        for (var pair = 0; pair < pairs; pair++)
        {
            for (var lane = 0; lane < TileProduct.Columns; lane += Lanes.Count)
            {
                var (a, b) = (Vector512.Load(gradient + lane), Vector512.Load(gradient + TileProduct.Columns + lane));
                Store(sums + lane, plane, a, a + b, a - b, -b);
            }

            gradient += 2 * TileProduct.Columns;
            sums += row;
        }
    }

    /// <summary>The gradient of the signal from the products; each pair touches four samples, of which two are the next pair's too.</summary>
    /// <param name="products">Four planes of (pairs, channels).</param>
    /// <param name="plane">Floats from plane to plane.</param>
    /// <param name="channels">A multiple of 16.</param>
    /// <param name="pairs">Number of pairs.</param>
    /// <param name="signal">(time, channels), from the first pair on; two samples more than the pairs have.</param>
    /// <param name="add">Whether the first two samples hold what the pair before them left there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Spread(float* products, nint plane, int channels, int pairs, float* signal, bool add)
    {
        for (var lane = 0; lane < channels; lane += Lanes.Count)
        {
            float* product = products + lane;
            float* sample = signal + lane;
            var even = add ? Vector512.Load(sample) : Vector512<float>.Zero;
            var odd = add ? Vector512.Load(sample + channels) : Vector512<float>.Zero;
            for (var pair = 0; pair < pairs; pair++)
            {
                var (a, b, c, d) = Load(product, plane);
                (even + a).Store(sample);
                (odd + (b - c) + d).Store(sample + channels);
                (even, odd) = (b + c - a, -d);
                product += channels;
                sample += 2 * channels;
            }

            even.Store(sample);
            odd.Store(sample + channels);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        float* planes,
        nint plane,
        Vector512<float> a,
        Vector512<float> b,
        Vector512<float> c,
        Vector512<float> d
    )
    {
        a.Store(planes);
        b.Store(planes + plane);
        c.Store(planes + 2 * plane);
        d.Store(planes + 3 * plane);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<float> A, Vector512<float> B, Vector512<float> C, Vector512<float> D) Load(
        float* planes,
        nint plane
    ) =>
        (
            Vector512.Load(planes),
            Vector512.Load(planes + plane),
            Vector512.Load(planes + 2 * plane),
            Vector512.Load(planes + 3 * plane)
        );
}
