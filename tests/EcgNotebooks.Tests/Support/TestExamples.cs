using System.Buffers.Binary;
using EcgNotebooks.Networks;

namespace EcgNotebooks.Tests.Support;

/// <summary>Examples that tests train and predict with.</summary>
internal static class TestExamples
{
    /// <summary>Lead I of PTB-XL recordings in mV: 12 interleaved signals of format 16, 1000 units per mV.</summary>
    public static ArrayExamples LeadI(
        string root,
        IEnumerable<string> records,
        IReadOnlyList<int> targets,
        int length = 5000
    ) => new([.. records.Select(record => LeadI(Path.Combine(root, record + ".dat"), length))], targets);

    /// <summary>Random noise, with a bump somewhere in the examples of class 1.</summary>
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
