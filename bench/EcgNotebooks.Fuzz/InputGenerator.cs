using EcgNotebooks.Fuzz.Mutations;

namespace EcgNotebooks.Fuzz;

/// <summary>Generates the inputs of one reader; the same seed and number give the same bytes.</summary>
internal sealed class InputGenerator(ITarget target, IReadOnlyList<Sample> samples, int seed)
{
    private readonly IReadOnlyList<byte[]> _words = [.. HostileText.Words(target.Words)];

    /// <summary>Generates the input with the given number; the first ones are the unmodified seed inputs.</summary>
    public FuzzInput Generate(long number)
    {
        if (number < samples.Count)
        {
            var whole = samples[(int)number];
            return new FuzzInput(target.Name, seed, number, whole.Harmed[0], [], whole.Files);
        }

        var draw = new Draw(new Random(Mixed(number)), _words);
        var sample = draw.Of(samples);
        var harmed = draw.Of(sample.Harmed);
        var (content, mutations) = Mutator.Mutate(sample.Files[harmed], draw);
        return new FuzzInput(target.Name, seed, number, harmed, mutations, sample.With(harmed, content).Files);
    }

    // The finalizer of SplitMix64 (Steele, Lea and Flood, 2014) gives consecutive numbers independent random seeds.
    private int Mixed(long number)
    {
        unchecked
        {
            var z = ((ulong)seed << 40) + (ulong)number * 0x9E3779B97F4A7C15UL + 1;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return (int)((z ^ (z >> 31)) & int.MaxValue);
        }
    }
}
