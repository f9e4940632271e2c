using MathNet.Numerics.Random;

namespace EcgNotebooks.RandomNumbers;

/// <summary>NumPy's legacy <c>RandomState</c>: the same seed gives the same draws, bit for bit.</summary>
/// <remarks>
/// The generator behind pandas' <c>sample</c>, scikit-learn's splits and imbalanced-learn. A Mersenne Twister (Matsumoto and
/// Nishimura 1998) seeded by its <c>init_genrand</c>; the methods follow numpy/random/mtrand.pyx and its legacy distributions.
/// </remarks>
public sealed class NumPyRandomState
{
    private const double Two32 = 4294967296.0;

    private readonly MersenneTwister _twister;
    private double? _spareNormal;

    /// <summary>Starts the sequence that <c>numpy.random.RandomState(seed)</c> starts.</summary>
    public NumPyRandomState(uint seed) => _twister = new MersenneTwister(unchecked((int)seed), threadSafe: false);

    /// <summary>The next 32 bits of the twister.</summary>
    /// <remarks>MathNet hands out the draw divided by 2^32, which a double holds exactly.</remarks>
    public uint NextUInt32() => (uint)(_twister.NextDouble() * Two32);

    /// <summary>The next 64 bits: two draws, the high half first.</summary>
    public ulong NextUInt64()
    {
        ulong high = NextUInt32();
        return (high << 32) | NextUInt32();
    }

    /// <summary>A double in [0, 1) with 53 random bits: <c>random_sample</c>.</summary>
    public double NextDouble()
    {
        var high = NextUInt32() >> 5;
        var low = NextUInt32() >> 6;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }

    /// <summary>Doubles in [low, high): <c>uniform(low, high, size)</c>.</summary>
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

    /// <summary>A standard normal number by Marsaglia's polar method, which makes two and keeps one for the next call.</summary>
    /// <remarks>Its last bit is that of the C library's logarithm, which is the same for NumPy and .NET on one system.</remarks>
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

    /// <summary>Standard normal numbers: <c>standard_normal(size)</c>.</summary>
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

    /// <summary>Integers in [low, high): <c>randint(low, high, size)</c> with its default type.</summary>
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

    /// <summary>The positions 0 to count - 1 in drawn order: <c>permutation(count)</c>, also the order in which <c>permutation</c> puts an array's rows.</summary>
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

    /// <summary>Puts the values in drawn order, from the last to the second (Fisher and Yates): <c>shuffle</c>.</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = (int)NextUpTo((uint)i);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    /// <summary>Positions drawn without replacement: <c>choice(count, size, replace=False)</c>, the head of a permutation.</summary>
    public int[] Choice(int count, int size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, count);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return Permutation(count)[..size];
    }

    // Draws under the smallest mask of ones that holds the largest value, and again until it is not above it.
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
