using System.Diagnostics.CodeAnalysis;

namespace EcgNotebooks.Networks.Layers;

/// <summary>The numbers that convolutions compute with during training.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "The numbers' own names say which they are.")]
public enum Precision
{
    /// <summary>32-bit numbers, as published.</summary>
    Float32,

    /// <summary>
    /// 16-bit numbers with float32's range: faster on processors with AVX-512 BF16 or AMX, slower on others.
    /// Weights, their updates, and predictions stay in float32.
    /// </summary>
    BFloat16,
}
