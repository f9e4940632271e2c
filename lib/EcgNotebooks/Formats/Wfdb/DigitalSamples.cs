using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Computes checksums and physical units from a signal's digital values.</summary>
internal static class DigitalSamples
{
    // SampleFormat says why AggressiveOptimization is used.
    /// <summary>Returns the sum modulo 2^16, the checksum in headers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ushort Checksum(ReadOnlySpan<int> samples)
    {
        var sums = Vector256<int>.Zero;
        var vectors = MemoryMarshal.Cast<int, Vector256<int>>(samples);
        foreach (var vector in vectors)
        {
            sums += vector;
        }

        var sum = Vector256.Sum(sums);
        foreach (var sample in samples[(vectors.Length * Vector256<int>.Count)..])
        {
            sum = unchecked(sum + sample);
        }

        return unchecked((ushort)sum);
    }

    /// <summary>Replaces differences by their running sum, in place.</summary>
    public static void Accumulate(Span<int> samples, int initialValue)
    {
        var sum = initialValue;
        foreach (ref var sample in samples)
        {
            sum = unchecked(sum + sample);
            sample = sum;
        }
    }

    /// <summary>Computes (digital - baseline) / gain for each sample, and NaN where the value marks an invalid sample.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToPhysical(ReadOnlySpan<int> digital, WfdbSignal signal, int? invalid, Span<double> physical)
    {
        var from = MemoryMarshal.Cast<int, Vector128<int>>(digital);
        var to = MemoryMarshal.Cast<double, Vector256<double>>(physical);
        var baseline = Vector256.Create((double)signal.Baseline);
        var gain = Vector256.Create(signal.Gain);
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = (Widen(from[i]) - baseline) / gain;
        }

        for (var i = from.Length * Vector128<int>.Count; i < digital.Length; i++)
        {
            physical[i] = ((double)digital[i] - signal.Baseline) / signal.Gain;
        }

        if (invalid is { } mark)
        {
            MarkInvalid(digital, mark, physical);
        }
    }

    // Nearly all signals have no invalid samples; for them, this costs one vectorized search only.
    private static void MarkInvalid(ReadOnlySpan<int> digital, int invalid, Span<double> physical)
    {
        var start = 0;
        while (digital[start..].IndexOf(invalid) is >= 0 and var next)
        {
            physical[start + next] = double.NaN;
            start += next + 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Widen(Vector128<int> values)
    {
        var (lower, upper) = Vector128.Widen(values);
        return Vector256.ConvertToDouble(Vector256.Create(lower, upper));
    }
}
