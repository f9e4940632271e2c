using System.Runtime.Intrinsics;

namespace EcgNotebooks.Filtering;

/// <summary>Applies a filter in place to four signals at once, one in each SIMD lane.</summary>
/// <remarks>
/// Each output sample depends on the one before, so the loop is bound by latency and additional lanes cost almost nothing. The
/// operations are in SciPy's order and without fused multiply-add, so the results equal SciPy's bit for bit.
/// </remarks>
internal abstract class FilterKernel
{
    /// <summary>Number of signals filtered at once.</summary>
    public const int Lanes = 4;

    /// <summary>Number of samples that each end is padded with: three per coefficient, as in SciPy.</summary>
    public abstract int Padding { get; }

    /// <summary>Filters in place, from the first sample to the last, or backward from the last to the first.</summary>
    /// <remarks>The initial state is the steady state for a constant input of the first value filtered.</remarks>
    public abstract void Run(Span<Vector256<double>> signals, bool backward);

    /// <summary>Returns the index of the first sample to filter and the step to the next.</summary>
    protected static (int Start, int Step) Direction(Span<Vector256<double>> signals, bool backward) =>
        backward ? (signals.Length - 1, -1) : (0, 1);
}
