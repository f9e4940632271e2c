using System.Runtime.CompilerServices;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>The input and output transforms of Winograd convolution, F(2,3), and those of its gradients.</summary>
/// <remarks>
/// F(2,3) computes two samples of a convolution with three taps with four multiplications instead of six (Winograd, Arithmetic
/// Complexity of Computations, 1980; Lavin and Gray, CVPR 2016). The gradients use the transposed algorithm. All factors are 1 or
/// 1/2, so rounding errors hardly grow. The values of each of the four products form a plane; the planes follow each other in
/// memory.
/// </remarks>
internal static unsafe class WinogradTransforms<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Applies the input transform to windows of four samples, two samples apart.</summary>
    /// <param name="signal">Signal, (time, channels), from the first window on.</param>
    /// <param name="channels">Number of channels, a multiple of 16.</param>
    /// <param name="pairs">Number of windows, one per pair of output samples.</param>
    /// <param name="windows">Receives the transformed windows, four planes of (pairs, channels).</param>
    /// <param name="plane">Distance between planes in floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformInput(float* signal, int channels, int pairs, float* windows, nint plane)
    {
        for (var pair = 0; pair < pairs; pair++)
        {
            for (var lane = 0; lane < channels; lane += TLanes.Count)
            {
                float* sample = signal + lane;
                var (a, b) = (TLanes.Load(sample), TLanes.Load(sample + channels));
                var (c, d) = (TLanes.Load(sample + 2 * channels), TLanes.Load(sample + 3 * channels));
                Store(windows + lane, plane, a - c, b + c, c - b, b - d);
            }

            signal += 2 * channels;
            windows += channels;
        }
    }

    /// <summary>Applies the output transform: computes samples of the convolution, (16, 32), from the products, four planes of (8, 32).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformOutput(float* products, float* samples)
    {
        const int Plane = TileProduct.Rows * TileProduct.Columns;
        for (var pair = 0; pair < Plane; pair += TileProduct.Columns)
        {
            for (var lane = 0; lane < TileProduct.Columns; lane += TLanes.Count)
            {
                var (a, b, c, d) = Load(products + pair + lane, Plane);
                (a + b + c).Store(samples + 2 * pair + lane);
                (b - c - d).Store(samples + 2 * pair + TileProduct.Columns + lane);
            }
        }
    }

    /// <summary>Applies the transposed output transform to the gradient of the output.</summary>
    /// <param name="gradient">Gradient, (time, 32).</param>
    /// <param name="pairs">Number of pairs of samples.</param>
    /// <param name="sums">Receives the transformed gradient in 32 columns of each of the four planes.</param>
    /// <param name="row">Distance between rows (pairs) in floats.</param>
    /// <param name="plane">Distance between planes in floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformOutputGradient(float* gradient, int pairs, float* sums, nint row, nint plane)
    {
        for (var pair = 0; pair < pairs; pair++)
        {
            for (var lane = 0; lane < TileProduct.Columns; lane += TLanes.Count)
            {
                var (a, b) = (TLanes.Load(gradient + lane), TLanes.Load(gradient + TileProduct.Columns + lane));
                Store(sums + lane, plane, a, a + b, a - b, -b);
            }

            gradient += 2 * TileProduct.Columns;
            sums += row;
        }
    }

    /// <summary>Applies the transposed input transform: computes the gradient of the signal from the products; each pair contributes to four samples, two of which it shares with the next pair.</summary>
    /// <param name="products">Products, four planes of (pairs, channels).</param>
    /// <param name="plane">Distance between planes in floats.</param>
    /// <param name="channels">Number of channels, a multiple of 16.</param>
    /// <param name="pairs">Number of pairs of samples.</param>
    /// <param name="signal">Receives the gradient, (2 * pairs + 2, channels).</param>
    /// <param name="add">True to add to the first two samples, which then contain the contribution of the pair before.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformInputGradient(
        float* products,
        nint plane,
        int channels,
        int pairs,
        float* signal,
        bool add
    )
    {
        for (var lane = 0; lane < channels; lane += TLanes.Count)
        {
            float* product = products + lane;
            float* sample = signal + lane;
            var even = add ? TLanes.Load(sample) : TLanes.Zero;
            var odd = add ? TLanes.Load(sample + channels) : TLanes.Zero;
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
    private static void Store(float* planes, nint plane, TLanes a, TLanes b, TLanes c, TLanes d)
    {
        a.Store(planes);
        b.Store(planes + plane);
        c.Store(planes + 2 * plane);
        d.Store(planes + 3 * plane);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TLanes A, TLanes B, TLanes C, TLanes D) Load(float* planes, nint plane) =>
        (
            TLanes.Load(planes),
            TLanes.Load(planes + plane),
            TLanes.Load(planes + 2 * plane),
            TLanes.Load(planes + 3 * plane)
        );
}
