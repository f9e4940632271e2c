using System.Diagnostics.CodeAnalysis;

namespace EcgNotebooks.Networks.Layers;

/// <summary>Number formats of the convolutions during training.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "These are the established names of the number formats.")]
public enum Precision
{
    /// <summary>32-bit floating point, as published.</summary>
    Float32,

    /// <summary>
    /// 16-bit floating point with the range of float32; usually faster on processors with AVX-512 BF16 or AMX, slower on others.
    /// Weights, their updates and predictions remain in float32.
    /// </summary>
    BFloat16,
}
