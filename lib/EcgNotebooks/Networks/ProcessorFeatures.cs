using System.Diagnostics;
using System.Runtime.Intrinsics.X86;
using EcgNotebooks.Files;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks;

/// <summary>Detects processor features that .NET has no API for.</summary>
internal static class ProcessorFeatures
{
    private const int AmxBFloat16 = 22; // leaf 7, subleaf 0, edx
    private const int Avx512BFloat16 = 5; // leaf 7, subleaf 1, eax

    /// <summary>True if the processor has instructions for bfloat16 products (AVX-512 BF16 or AMX).</summary>
    /// <remarks>
    /// Intel's Software Developer's Manual, volume 2A, CPUID. Without these instructions, libtorch computes in float32 and rounds.
    /// </remarks>
    public static bool HasBFloat16 =>
        X86Base.IsSupported
        && X86Base.CpuId(0, 0).Eax >= 7
        && (
            (X86Base.CpuId(7, 0).Edx & (1 << AmxBFloat16)) != 0
            || (X86Base.CpuId(7, 0).Eax >= 1 && (X86Base.CpuId(7, 1).Eax & (1 << Avx512BFloat16)) != 0)
        );

    /// <summary>Measures the time of libtorch's matrix product in bfloat16, divided by the time in float32; below 1, bfloat16 is faster.</summary>
    /// <remarks>A measurement is needed because the instructions aren't fast on every processor. It takes some milliseconds.</remarks>
    public static double MeasureBFloat16()
    {
        // This call must precede the loading of torch.
        OpenMpThreads.LimitSpinning();
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
