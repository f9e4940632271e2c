using System.Runtime.Intrinsics;

namespace EcgNotebooks.Filtering;

/// <summary>Runs a filter's recurrence over four signals at once, one in each lane, in place.</summary>
/// <remarks>
/// A recurrence waits for its own last value, so the lanes come almost free. Operations are in SciPy's order and without
/// fused multiply-add, so that every lane gives SciPy's bits.
/// </remarks>
internal abstract class FilterKernel
{
    /// <summary>Signals that run side by side.</summary>
    public const int Lanes = 4;

    /// <summary>Samples that each end is padded with: 3 per tap.</summary>
    public abstract int Padding { get; }

    /// <summary>Filters in place, from the first sample on or from the last sample back.</summary>
    /// <remarks>It starts as if the value at that end had been there for ever.</remarks>
    public abstract void Run(Span<Vector256<double>> signals, bool backward);

    /// <summary>Where a run begins and which way it goes.</summary>
    protected static (int Start, int Step) Way(Span<Vector256<double>> signals, bool backward) =>
        backward ? (signals.Length - 1, -1) : (0, 1);
}
