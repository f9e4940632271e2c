using System.Runtime.CompilerServices;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>Computes the gates of an LSTM for the units of one vector.</summary>
internal static unsafe class LstmGates<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Computes the gates from their weighted sums and the bias, both (4 units) from the vector's first unit on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Compute(
        float* sum,
        float* bias,
        int units,
        out TLanes input,
        out TLanes forget,
        out TLanes change,
        out TLanes output
    )
    {
        input = Lanes<TLanes>.Sigmoid(TLanes.Load(sum) + TLanes.Load(bias));
        forget = Lanes<TLanes>.Sigmoid(TLanes.Load(sum + units) + TLanes.Load(bias + units));
        change = Lanes<TLanes>.Tanh(TLanes.Load(sum + 2 * units) + TLanes.Load(bias + 2 * units));
        output = Lanes<TLanes>.Sigmoid(TLanes.Load(sum + 3 * units) + TLanes.Load(bias + 3 * units));
    }
}
