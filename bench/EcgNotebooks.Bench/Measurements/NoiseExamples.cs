using EcgNotebooks.Networks;
using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Bench.Measurements;

/// <summary>Uniform random noise with the shape of the published networks' examples: one channel of 5,000 samples.</summary>
internal sealed class NoiseExamples : IExamples
{
    private readonly float[] _samples;

    public NoiseExamples(int count)
    {
        Count = count;
        _samples = [.. new NumPyRandomState(1).Uniform(count * Length).Select(x => (float)(2 * x - 1))];
    }

    public int Count { get; }

    public int Length => 5000;

    public int Channels => 1;

    public int Target(int index) => index % 2;

    public void CopyTo(int index, Span<float> destination) =>
        _samples.AsSpan(index * Length, Length).CopyTo(destination);
}
