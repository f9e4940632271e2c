using System.Runtime.Intrinsics.X86;

namespace EcgNotebooks.Training;

/// <summary>What the processor can do that .NET doesn't tell.</summary>
public static class ProcessorFeatures
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
}
