namespace EcgNotebooks.RandomNumbers;

/// <summary>Random generator that reproduces NumPy's legacy <c>RandomState</c> bit for bit.</summary>
/// <remarks>
/// This is the generator behind pandas' <c>sample</c>, scikit-learn's splits and imbalanced-learn: a Mersenne Twister
/// (Matsumoto and Nishimura, 1998) seeded by <c>init_genrand</c>. The methods follow numpy/random/mtrand.pyx and its legacy
/// distributions.
/// </remarks>
internal sealed class NumPyRandomState
{
    private readonly MersenneTwister _twister;
    private double? _spareNormal;

    /// <summary>Creates the generator that <c>numpy.random.RandomState(seed)</c> creates.</summary>
    public NumPyRandomState(uint seed) => _twister = new(seed);

    /// <summary>Starts again as a new generator with the seed does.</summary>
    public void Seed(uint seed)
    {
        _twister.Seed(seed);
        _spareNormal = null;
    }

    /// <summary>Returns the next 32 random bits.</summary>
    public uint NextUInt32() => _twister.NextUInt32();

    /// <summary>Returns the next 64 random bits: two draws of 32 bits, the high half first.</summary>
    public ulong NextUInt64()
    {
        ulong high = NextUInt32();
        return (high << 32) | NextUInt32();
    }

    /// <summary>Returns a double in [0, 1) with 53 random bits: <c>random_sample()</c>.</summary>
    public double NextDouble()
    {
        var high = NextUInt32() >> 5;
        var low = NextUInt32() >> 6;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }

    /// <summary>Returns uniformly distributed doubles in [low, high): <c>uniform(low, high, size)</c>.</summary>
    public double[] Uniform(int size, double low = 0, double high = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var range = high - low;
        var draws = new double[size];
        for (var i = 0; i < size; i++)
        {
            draws[i] = low + range * NextDouble();
        }

        return draws;
    }

    /// <summary>Returns a standard normal number by Marsaglia's polar method, which computes two and keeps one for the next call.</summary>
    /// <remarks>The last bit depends on the C library's logarithm, which NumPy and .NET share on one system.</remarks>
    public double NextNormal()
    {
        if (_spareNormal is { } spare)
        {
            _spareNormal = null;
            return spare;
        }

        double x,
            y,
            r2;
        do
        {
            x = 2.0 * NextDouble() - 1.0;
            y = 2.0 * NextDouble() - 1.0;
            r2 = x * x + y * y;
        } while (r2 is >= 1.0 or 0.0);

        var factor = Math.Sqrt(-2.0 * Math.Log(r2) / r2);
        _spareNormal = factor * x;
        return factor * y;
    }

    /// <summary>Returns standard normal numbers: <c>standard_normal(size)</c>.</summary>
    public double[] StandardNormal(int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var draws = new double[size];
        for (var i = 0; i < size; i++)
        {
            draws[i] = NextNormal();
        }

        return draws;
    }

    /// <summary>Returns integers in [low, high): <c>randint(low, high, size)</c> with its default type.</summary>
    public long[] Integers(long low, long high, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(high, low);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var largest = unchecked((ulong)high - (ulong)low - 1);
        var draws = new long[size];
        for (var i = 0; i < size; i++)
        {
            draws[i] = unchecked(low + (long)NextUpTo(largest));
        }

        return draws;
    }

    /// <summary>Draws as <see cref="Integers"/> from 0 to the number of counts, and adds each draw to its count.</summary>
    /// <param name="counts">The counts, at least one.</param>
    /// <param name="size">Number of draws.</param>
    public void CountIntegers(Span<int> counts, int size)
    {
        ArgumentOutOfRangeException.ThrowIfZero(counts.Length);
        var largest = (uint)counts.Length - 1;
        for (var i = 0; i < size; i++)
        {
            counts[(int)NextUpTo(largest)]++;
        }
    }

    /// <summary>Returns the positions 0 to count - 1 in random order, the order in which NumPy permutes rows: <c>permutation(count)</c>.</summary>
    public int[] Permutation(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var positions = new int[count];
        for (var i = 0; i < count; i++)
        {
            positions[i] = i;
        }

        Shuffle<int>(positions);
        return positions;
    }

    /// <summary>Shuffles the values in place, from the last to the second (Fisher-Yates): <c>shuffle</c>.</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = (int)NextUpTo((uint)i);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    /// <summary>Returns distinct positions below count: <c>choice(count, size, replace=False)</c>, the first ones of a permutation.</summary>
    public int[] Choice(int count, int size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, count);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return Permutation(count)[..size];
    }

    // Masks each draw to the bits of the largest value, and draws again until the result isn't above it (rejection sampling).
    private ulong NextUpTo(ulong largest)
    {
        if (largest == 0)
        {
            return 0;
        }

        var mask = ulong.MaxValue >> System.Numerics.BitOperations.LeadingZeroCount(largest);
        ulong value;
        do
        {
            value = (largest <= uint.MaxValue ? NextUInt32() : NextUInt64()) & mask;
        } while (value > largest);

        return value;
    }
}
