using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcgNotebooks.RandomNumbers;

/// <summary>What dropout draws from: the stream of torch's own generator on the CPU, several times as fast.</summary>
/// <remarks>
/// Matsumoto and Nishimura (1998), MT19937, seeded with the low 32 bits; a draw takes two words, the first the high one, and of
/// these the low 53 bits (ATen/core/MT19937RNGEngine.h, DistributionsHelper.h).
/// </remarks>
internal sealed class DropoutRandom
{
    private const int Size = 624;
    private const int Distance = 397;
    private const ulong Fraction = (1UL << 53) - 1;

    private readonly uint[] _words = new uint[Size];

    // With room behind it for the next state's first word, which the last one depends on.
    private uint[] _state = new uint[Size + 1];
    private uint[] _next = new uint[Size + 1];
    private int _used = Size;

    public DropoutRandom(ulong seed)
    {
        _state[0] = (uint)seed;
        for (var i = 1u; i < Size; i++)
        {
            _state[i] = 1812433253 * (_state[i - 1] ^ (_state[i - 1] >> 30)) + i;
        }
    }

    /// <summary>Writes 1 with the given probability, else 0.</summary>
    public void Draw(double probability, Span<byte> destination)
    {
        var below = (ulong)Math.Ceiling(probability * (1UL << 53));
        while (destination.Length > 0)
        {
            if (_used == Size)
            {
                Renew();
            }

            var count = Math.Min(destination.Length, (Size - _used) / 2);
            var words = _words.AsSpan(_used, 2 * count);
            for (var i = Compare(MemoryMarshal.Cast<uint, ulong>(words), below, destination); i < count; i++)
            {
                var draw = (((ulong)words[2 * i] << 32) | words[2 * i + 1]) & Fraction;
                destination[i] = draw < below ? (byte)1 : (byte)0;
            }

            _used += 2 * count;
            destination = destination[count..];
        }
    }

    // Eight draws at a time; returns how many are done.
    private static int Compare(ReadOnlySpan<ulong> words, ulong below, Span<byte> destination)
    {
        if (!Vector512.IsHardwareAccelerated || !BitConverter.IsLittleEndian)
        {
            return 0;
        }

        var limit = Vector512.Create(below);
        var i = 0;
        for (; i + 8 <= words.Length; i += 8)
        {
            var draws = Vector512.Create(words[i..]);
            draws = ((draws << 32) | (draws >>> 32)) & Vector512.Create(Fraction);
            var bits = Vector512.LessThan(draws, limit).ExtractMostSignificantBits();

            // One bit to each byte, and from there to the byte's lowest.
            var spread = ((bits * 0x0101010101010101) & 0x8040201008040201) + 0x7f7f7f7f7f7f7f7f;
            BinaryPrimitives.WriteUInt64LittleEndian(destination[i..], (spread >> 7) & 0x0101010101010101);
        }

        return i;
    }

    private void Renew()
    {
        Twist(0, Size - Distance, _state, Distance);
        _state[Size] = _next[0];
        Twist(Size - Distance, Size, _next, Distance - Size);
        (_state, _next) = (_next, _state);
        for (var i = 0; i < Size; i += Vector512<uint>.Count)
        {
            var x = Vector512.Create(_state, i);
            x ^= x >>> 11;
            x ^= (x << 7) & Vector512.Create(0x9d2c5680);
            x ^= (x << 15) & Vector512.Create(0xefc60000);
            (x ^ (x >>> 18)).CopyTo(_words, i);
        }

        _used = 0;
    }

    // No word of a vector depends on another of it, as the distances are longer than any vector. The last vector reaches back
    // over some words done already.
    private void Twist(int start, int end, uint[] far, int distance)
    {
        for (var next = start; next < end; next += Vector512<uint>.Count)
        {
            var i = Math.Min(next, end - Vector512<uint>.Count);
            var low = Vector512.Create(_state, i + 1);
            var y = Vector512.ConditionalSelect(Vector512.Create(0x80000000), Vector512.Create(_state, i), low);
            var odd = Vector512<uint>.Zero - (low & Vector512<uint>.One);
            var twisted = Vector512.Create(far, i + distance) ^ (y >>> 1) ^ (odd & Vector512.Create(0x9908b0df));
            twisted.CopyTo(_next, i);
        }
    }
}
