namespace EcgNotebooks.Simulation;

/// <summary>
/// Random numbers of one recording or patient, independent of all others and of the order in which they are made.
/// </summary>
/// <remarks>SplitMix64 (Steele, Lea &amp; Flood 2014, "Fast splittable pseudorandom number generators").</remarks>
internal sealed class RandomStream(ulong seed, RandomPurpose purpose, int id)
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private ulong _state = Mix(Mix(Mix(seed) + (ulong)purpose) + (ulong)id);

    /// <summary>From 0 up to but not including 1.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Uniform(double from, double to) => from + (to - from) * Uniform();

    public bool Chance(double probability) => Uniform() < probability;

    /// <summary>A whole number from 0 up to but not including <paramref name="count"/>.</summary>
    public int Index(int count) => (int)(Uniform() * count);

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[Index(choices.Length)];

    /// <summary>Normal by Box and Muller.</summary>
    public double Normal(double mean = 0, double deviation = 1) =>
        mean + deviation * Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>A factor around 1, as likely above as below.</summary>
    public double Factor(double spread) => Math.Exp(Normal(0, spread));

    /// <summary>Sum of four uniforms with mean 0 and variance 1: near enough to normal for noise, and quick.</summary>
    public double Noise()
    {
        var bits = Next();
        var sum = (ushort)bits + (ushort)(bits >> 16) + (ushort)(bits >> 32) + (int)(bits >> 48);
        return (sum - 2.0 * ushort.MaxValue) * (1.0 / 37837.227);
    }

    /// <summary>Puts a list into random order (Fisher and Yates).</summary>
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
