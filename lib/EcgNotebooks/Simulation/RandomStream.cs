namespace EcgNotebooks.Simulation;

/// <summary>Random stream of one recording or patient, independent of all others and of the order in which they are used.</summary>
/// <remarks>SplitMix64 (Steele, Lea &amp; Flood 2014, "Fast splittable pseudorandom number generators").</remarks>
internal sealed class RandomStream(ulong seed, RandomPurpose purpose, int id)
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private ulong _state = Mix(Mix(Mix(seed) + (ulong)purpose) + (ulong)id);

    /// <summary>Returns a uniformly distributed number in [0, 1).</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Uniform(double from, double to) => from + (to - from) * Uniform();

    public bool Chance(double probability) => Uniform() < probability;

    /// <summary>Returns a whole number from 0 up to but not including <paramref name="count"/>.</summary>
    public int Index(int count) => (int)(Uniform() * count);

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[Index(choices.Length)];

    /// <summary>Returns a normally distributed number by the Box-Muller method.</summary>
    public double Normal(double mean = 0, double deviation = 1) =>
        mean + deviation * Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>Returns a log-normally distributed factor with median 1.</summary>
    public double Factor(double spread) => Math.Exp(Normal(0, spread));

    /// <summary>Returns the sum of four uniform numbers, with mean 0 and variance 1: a fast approximation of normal noise.</summary>
    public double Noise()
    {
        var bits = Next();
        var sum = (ushort)bits + (ushort)(bits >> 16) + (ushort)(bits >> 32) + (int)(bits >> 48);
        return (sum - 2.0 * ushort.MaxValue) * (1.0 / 37837.227);
    }

    /// <summary>Shuffles a list in place (Fisher-Yates).</summary>
    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = Index(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private ulong Next() => Mix(_state += GoldenGamma);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}

/// <summary>The use of a random stream; each use has its own stream, so that it never shifts the numbers of another.</summary>
internal enum RandomPurpose
{
    Plan = 1,
    Patient = 2,
    Heart = 3,
    Recording = 4,
    Rhythm = 5,
    Noise = 6,
    Device = 7,
}
