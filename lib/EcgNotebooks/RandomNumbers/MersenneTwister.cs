using System.Runtime.Intrinsics;

namespace EcgNotebooks.RandomNumbers;

/// <summary>The Mersenne Twister MT19937, the source of random bits of both NumPy's <c>RandomState</c> and PyTorch's CPU generator.</summary>
/// <remarks>
/// M. Matsumoto, T. Nishimura, "Mersenne Twister", ACM Trans. Model. Comput. Simul. 8 (1998) 3, seeded by <c>init_genrand</c>. It
/// computes whole vectors of words at a time, because a bootstrap seeds a generator for each of its resamples.
/// </remarks>
internal sealed class MersenneTwister
{
    private const int ShiftWords = 397;

    private readonly uint[] _words = new uint[BlockWords];

    // One extra word holds the first word of the next state, which the last word of the twist depends on.
    private uint[] _state = new uint[BlockWords + 1];
    private uint[] _next = new uint[BlockWords + 1];
    private int _used = BlockWords;

    /// <summary>Creates a generator whose words are those of <c>init_genrand(seed)</c>.</summary>
    public MersenneTwister(uint seed) => Seed(seed);

    /// <summary>Number of words that are computed at once.</summary>
    public const int BlockWords = 624;

    /// <summary>Starts again as a new generator with the seed does.</summary>
    public void Seed(uint seed)
    {
        var word = seed;
        _state[0] = word;
        for (var i = 1u; i < BlockWords; i++)
        {
            word = 1812433253 * (word ^ (word >> 30)) + i;
            _state[i] = word;
        }

        _used = BlockWords;
    }

    /// <summary>Returns the next 32 random bits.</summary>
    public uint NextUInt32()
    {
        if (_used == BlockWords)
        {
            ComputeBlock();
        }

        return _words[_used++];
    }

    /// <summary>Returns and uses up the next words: an even number, at least 2 and at most as many as asked for.</summary>
    /// <remarks>For callers that use pairs alone, since a block holds an even number of words.</remarks>
    public ReadOnlySpan<uint> NextPairs(int mostPairs)
    {
        if (_used == BlockWords)
        {
            ComputeBlock();
        }

        var words = _words.AsSpan(_used, 2 * Math.Min(mostPairs, (BlockWords - _used) / 2));
        _used += words.Length;
        return words;
    }

    private void ComputeBlock()
    {
        Twist(0, BlockWords - ShiftWords, _state, ShiftWords);
        _state[BlockWords] = _next[0];
        Twist(BlockWords - ShiftWords, BlockWords, _next, ShiftWords - BlockWords);
        (_state, _next) = (_next, _state);
        for (var i = 0; i < BlockWords; i += Vector512<uint>.Count)
        {
            var x = Vector512.Create(_state, i);
            x ^= x >>> 11;
            x ^= (x << 7) & Vector512.Create(0x9d2c5680);
            x ^= (x << 15) & Vector512.Create(0xefc60000);
            (x ^ (x >>> 18)).CopyTo(_words, i);
        }

        _used = 0;
    }

    // The words of one vector don't depend on one another, because both shifts are longer than a vector. The last vector
    // overlaps words that were computed already, so that no remainder loop is needed.
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
