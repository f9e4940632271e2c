using System.Diagnostics;
using System.Runtime.Intrinsics.X86;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks;

/// <summary>What the processor can do that .NET doesn't tell.</summary>
internal static class ProcessorFeatures
{
    private const int AmxBFloat16 = 22; // leaf 7, subleaf 0, edx
    private const int Avx512BFloat16 = 5; // leaf 7, subleaf 1, eax

    /// <summary>Whether it multiplies bfloat16 numbers, by AVX-512 BF16 or AMX.</summary>
    /// <remarks>Intel's Software Developer's Manual, volume 2A, CPUID. Elsewhere libtorch computes in float32 and rounds.</remarks>
    public static bool HasBFloat16 =>
        X86Base.IsSupported
        && X86Base.CpuId(0, 0).Eax >= 7
        && (
            (X86Base.CpuId(7, 0).Edx & (1 << AmxBFloat16)) != 0
            || (X86Base.CpuId(7, 0).Eax >= 1 && (X86Base.CpuId(7, 1).Eax & (1 << Avx512BFloat16)) != 0)
        );

    /// <summary>How long a product of two matrices takes in bfloat16, in terms of the time in float32: what libtorch makes of both.</summary>
    /// <remarks>Having such instructions doesn't say that they are fast. Takes some milliseconds.</remarks>
    public static double MeasureBFloat16()
    {
        // What has to come before torch is loaded.
        OpenMpThreads.SleepSoon();
        return Milliseconds(ScalarType.BFloat16) / Milliseconds(ScalarType.Float32);
    }

    private static double Milliseconds(ScalarType type)
    {
        const int Size = 512;
        const int Runs = 5;
        using var noGradients = no_grad();
        using var matrix = zeros(Size, Size, type);
        var shortest = double.PositiveInfinity;
        for (var run = 0; run < Runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            using var product = matrix.mm(matrix);
            shortest = Math.Min(shortest, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return shortest;
    }
}
