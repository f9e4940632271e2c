using System.Runtime.CompilerServices;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>The transforms of Winograd convolution, F(4,3), for the gradients: those of <see cref="WinogradTransforms{TLanes}"/> transposed.</summary>
internal static unsafe class WinogradGradientTransforms<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const int Columns = TileProduct.Columns;

    /// <summary>Applies the transposed output transform to the gradient of the output.</summary>
    /// <param name="gradient">Gradient, (time, 32).</param>
    /// <param name="count">Number of samples, divided by four.</param>
    /// <param name="sums">Receives the transformed gradient in 32 columns of each of the six planes.</param>
    /// <param name="row">Distance between rows, each of four samples, in floats.</param>
    /// <param name="plane">Distance between planes in floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformOutput(float* gradient, int count, float* sums, nint row, nint plane)
    {
        for (var i = 0; i < count; i++)
        {
            for (var lane = 0; lane < Columns; lane += TLanes.Count)
            {
                float* sample = gradient + lane;
                var (a, b) = (TLanes.Load(sample), TLanes.Load(sample + Columns));
                var (c, d) = (TLanes.Load(sample + 2 * Columns), TLanes.Load(sample + 3 * Columns));
                var (even, odd) = (a + c, b + d);
                var wideEven = TLanes.MultiplyAdd(c, TLanes.Create(4f), a);
                var wideOdd = TLanes.MultiplyAdd(d, TLanes.Create(4f), b) * 2f;
                float* place = sums + lane;
                a.Store(place);
                (even + odd).Store(place + plane);
                (even - odd).Store(place + 2 * plane);
                (wideEven + wideOdd).Store(place + 3 * plane);
                (wideEven - wideOdd).Store(place + 4 * plane);
                d.Store(place + 5 * plane);
            }

            gradient += 4 * Columns;
            sums += row;
        }
    }

    /// <summary>Applies the transposed input transform: computes the gradient of the signal from the products; each window contributes to six samples, two of which it shares with the next window.</summary>
    /// <param name="products">Products, six planes of (count, channels).</param>
    /// <param name="plane">Distance between planes in floats.</param>
    /// <param name="channels">Number of channels, a multiple of 16.</param>
    /// <param name="count">Number of windows.</param>
    /// <param name="signal">Receives the gradient, (4 * count + 2, channels).</param>
    /// <param name="add">True to add to the first two samples, which then contain the contribution of the window before.</param>
    /// <param name="isWhole">False if the last two samples don't exist.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformInput(
        float* products,
        nint plane,
        int channels,
        int count,
        float* signal,
        bool add,
        bool isWhole
    )
    {
        for (var lane = 0; lane < channels; lane += TLanes.Count)
        {
            float* product = products + lane;
            float* sample = signal + lane;
            var even = add ? TLanes.Load(sample) : TLanes.Zero;
            var odd = add ? TLanes.Load(sample + channels) : TLanes.Zero;
            for (var i = 0; i < count; i++)
            {
                var (a, f) = (TLanes.Load(product), TLanes.Load(product + 5 * plane));
                var (b, c) = (TLanes.Load(product + plane), TLanes.Load(product + 2 * plane));
                var (d, e) = (TLanes.Load(product + 3 * plane), TLanes.Load(product + 4 * plane));
                var (sum, difference, wideSum, wideDifference) = (b + c, b - c, d + e, (d - e) * 2f);
                var (four, five) = (TLanes.Create(4f), TLanes.Create(-5f));
                TLanes.MultiplyAdd(a, four, even).Store(sample);
                TLanes.MultiplyAdd(f - difference, four, odd - wideDifference).Store(sample + channels);
                (TLanes.MultiplyAdd(a, five, -wideSum) - sum * 4f).Store(sample + 2 * channels);
                TLanes.MultiplyAdd(f, five, difference + wideDifference).Store(sample + 3 * channels);
                (even, odd) = (a + sum + wideSum, f);
                product += channels;
                sample += 4 * channels;
            }

            if (isWhole)
            {
                even.Store(sample);
                odd.Store(sample + channels);
            }
        }
    }
}
