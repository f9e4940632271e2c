using System.Runtime.Intrinsics;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>How processors with vectors of 128 bits differ.</summary>
internal unsafe interface ILanes128Arithmetic
{
    /// <inheritdoc cref="ILanes{TSelf}.TileRows"/>
    static abstract int TileRows { get; }

    /// <inheritdoc cref="ILanes{TSelf}.IsSupported"/>
    static abstract bool IsSupported { get; }

    /// <summary>Loads one float into all lanes.</summary>
    static abstract Vector128<float> Broadcast(float* address);

    /// <summary>Returns a * b + c.</summary>
    static abstract Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c);
}
