using System.Buffers.Binary;
using EcgNotebooks.Networks;

namespace EcgNotebooks.Tests.Support;

/// <summary>Examples in memory, each of shape (channels, time).</summary>
internal sealed class ArrayExamples(IReadOnlyList<float[]> signals, IReadOnlyList<int> targets, int channels = 1)
    : IExamples
{
    public int Count => signals.Count;

    public int Length => signals[0].Length / channels;

    public int Channels => channels;

    public int Target(int index) => targets[index];

    public void CopyTo(int index, Span<float> destination) => signals[index].CopyTo(destination);

    public ArrayExamples At(IEnumerable<int> indices)
    {
        var chosen = indices.ToArray();
        return new([.. chosen.Select(i => signals[i])], [.. chosen.Select(i => targets[i])], channels);
    }

    /// <summary>Reads lead I of PTB-XL recordings in mV from signal files in format 16 with 12 signals and a gain of 1000 per mV.</summary>
    public static ArrayExamples LeadI(
        string root,
        IEnumerable<string> records,
        IReadOnlyList<int> targets,
        int length = 5000
    ) => new([.. records.Select(record => LeadI(Path.Combine(root, record + ".dat"), length))], targets);

    /// <summary>Creates examples of noise, with a bump at a random position in those of class 1.</summary>
    public static ArrayExamples Bumps(int count, int length = 200, int seed = 7, int channels = 1)
    {
        var random = new NumPyDraws((uint)seed);
        var targets = Enumerable.Range(0, count).Select(i => i % 2).ToArray();
        return new([.. targets.Select(t => Bump(random, length * channels, t))], targets, channels);
    }

    private static float[] Bump(NumPyDraws random, int length, int target)
    {
        var signal = Enumerable.Range(0, length).Select(_ => (float)random.Uniform(-0.3, 0.3)).ToArray();
        var place = (int)random.Uniform(0, length - 20);
        for (var i = 0; i < 20; i++)
        {
            signal[place + i] += target * 1.5f;
        }

        return signal;
    }

    private static float[] LeadI(string path, int length)
    {
        var bytes = File.ReadAllBytes(path);
        return
        [
            .. Enumerable
                .Range(0, length)
                .Select(i => (float)(BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(i * 24)) / 1000.0)),
        ];
    }
}
