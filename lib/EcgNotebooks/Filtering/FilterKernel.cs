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

    /// <summary>Filters from the first sample to the last, started as if the first value had been there for ever.</summary>
    public abstract void Forward(Span<Vector256<double>> signals);
}
