using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcgNotebooks.Filtering;

/// <summary>Pads signals at both ends and interleaves them for SIMD filtering: sample i of signal k is lane k of vector i.</summary>
internal static class PaddedSignals
{
    /// <summary>Writes a signal into a lane, padded at both ends by point reflection (SciPy's <c>odd_ext</c>).</summary>
    public static void WritePadded(ReadOnlySpan<double> signal, int padding, int lane, Span<Vector256<double>> lanes)
    {
        var flat = MemoryMarshal.Cast<Vector256<double>, double>(lanes)[lane..];
        var (first, last) = (2 * signal[0], 2 * signal[^1]);
        for (var i = 0; i < padding; i++)
        {
            flat[i * FilterKernel.Lanes] = first - signal[padding - i];
            flat[(padding + signal.Length + i) * FilterKernel.Lanes] = last - signal[signal.Length - 2 - i];
        }

        for (var i = 0; i < signal.Length; i++)
        {
            flat[(padding + i) * FilterKernel.Lanes] = signal[i];
        }
    }

    /// <summary>Reads the signal in a lane, without the padding.</summary>
    public static double[] ReadUnpadded(ReadOnlySpan<Vector256<double>> lanes, int padding, int lane)
    {
        var flat = MemoryMarshal.Cast<Vector256<double>, double>(lanes)[lane..];
        var signal = new double[lanes.Length - 2 * padding];
        for (var i = 0; i < signal.Length; i++)
        {
            signal[i] = flat[(padding + i) * FilterKernel.Lanes];
        }

        return signal;
    }
}
