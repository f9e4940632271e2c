using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>What dropout multiplies values by: zero, or what makes up for the others.</summary>
/// <param name="mask">1 for every value that is kept, else 0, as bytes; null for no dropout.</param>
/// <param name="share">The share that is kept.</param>
internal sealed unsafe class DropoutScale(Tensor? mask, double share)
{
    private readonly float _upscale = (float)(1 / share);
    private readonly Tensor? _mask = mask; // which its memory lives with
    private readonly byte* _kept = mask is null ? null : (byte*)mask.Bits();

    /// <summary>Nothing is left out.</summary>
    public static DropoutScale None { get; } = new(null, 1);

    /// <summary>Whether anything may be left out.</summary>
    public bool IsActive => _mask is not null;

    /// <summary>Sixteen factors from this place of the mask on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> At(long place) =>
        _kept is null ? Vector512<float>.One : Lanes.Widen(Vector128.Load(_kept + place)) * _upscale;
}
