using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>The factors of dropout: 0 for dropped values, 1 / (1 - rate) for the others.</summary>
/// <param name="mask">Dropout mask as bytes: 1 to keep a value, 0 to drop it; null for no dropout.</param>
/// <param name="keepProbability">Probability that a value is kept, 1 - rate.</param>
internal sealed unsafe class DropoutScale(Tensor? mask, double keepProbability)
{
    private readonly float _upscale = (float)(1 / keepProbability);
    private readonly Tensor? _mask = mask; // keeps the memory alive
    private readonly byte* _bytes = mask is null ? null : mask.Bytes();

    /// <summary>No dropout: all factors are 1.</summary>
    public static DropoutScale None { get; } = new(null, 1);

    /// <summary>True if there is a dropout mask.</summary>
    public bool IsActive => _mask is not null;

    /// <summary>Returns the factors that start at a position of the mask.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes At<TLanes>(long place)
        where TLanes : struct, ILanes<TLanes> =>
        _bytes is null ? TLanes.One : TLanes.LoadBytes(_bytes + place) * _upscale;
}
