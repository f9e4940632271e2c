namespace EcgNotebooks.RandomNumbers;

/// <summary>Derives the seeds of independent random streams from one seed and a stream number.</summary>
internal static class Seeds
{
    /// <summary>Returns the seed of stream <paramref name="stream"/>: SplitMix64's output function applied to both numbers.</summary>
    /// <remarks>PyTorch's generator takes only the low 32 bits, so these must depend on all bits of both numbers.</remarks>
    public static ulong Mix(long seed, long stream) => Scramble(Scramble((ulong)seed) ^ (ulong)stream);

    /// <summary>Returns the order of <paramref name="count"/> examples in one epoch, independent of earlier epochs (Fisher-Yates shuffle).</summary>
    public static int[] Order(int count, long seed, int epoch)
    {
        var state = Mix(seed, ~epoch);
        var order = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            state = Scramble(state);
            var j = (int)Math.BigMul(state, (ulong)i + 1, out _);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }

    private static ulong Scramble(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
