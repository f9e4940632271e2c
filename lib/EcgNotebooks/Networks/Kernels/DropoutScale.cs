using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>The factors of dropout: 0 for dropped values, 1 / (1 - rate) for the others.</summary>
/// <param name="mask">Dropout mask as bytes: 1 to keep a value, 0 to drop it; null for no dropout.</param>
/// <param name="keepProbability">Probability that a value is kept, 1 - rate.</param>
internal sealed unsafe class DropoutScale(Tensor? mask, double keepProbability)
{
    private readonly float _upscale = (float)(1 / keepProbability);
    private readonly Tensor? _mask = mask; // keeps the memory alive
    private readonly byte* _bytes = mask is null ? null : (byte*)mask.Bits();

    /// <summary>No dropout: all factors are 1.</summary>
    public static DropoutScale None { get; } = new(null, 1);

    /// <summary>True if there is a dropout mask.</summary>
    public bool IsActive => _mask is not null;

    /// <summary>Returns the sixteen factors that start at a position of the mask.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> At(long place) =>
        _bytes is null ? Vector512<float>.One : Lanes.Widen(Vector128.Load(_bytes + place)) * _upscale;
}
