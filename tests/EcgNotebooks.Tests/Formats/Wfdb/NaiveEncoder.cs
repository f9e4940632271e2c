using System.Numerics;

namespace EcgNotebooks.Tests.Formats.Wfdb;

/// <summary>A second implementation as a reference: encodes samples in each format of signal(5), bit by bit as its text describes.</summary>
internal static class NaiveEncoder
{
    /// <summary>The formats with their smallest value, which marks invalid samples (except in format 8).</summary>
    public static readonly IReadOnlyDictionary<int, int> Lowest = new Dictionary<int, int>
    {
        [8] = -100,
        [16] = -32768,
        [24] = -8388608,
        [32] = int.MinValue,
        [61] = -32768,
        [80] = -128,
        [160] = -32768,
        [212] = -2048,
        [310] = -512,
        [311] = -512,
    };

    /// <summary>Interleaves signals frame by frame and encodes them.</summary>
    /// <param name="format">The format's number.</param>
    /// <param name="signals">Each signal's samples.</param>
    /// <param name="perFrame">Each signal's samples per frame.</param>
    /// <param name="initial">Each signal's value before the first difference of format 8.</param>
    public static byte[] Encode(int format, int[][] signals, int[] perFrame, int[] initial)
    {
        var stored = format == 8 ? Differences(signals, initial) : signals;
        var flat = new List<int>();
        for (var frame = 0; frame < signals[0].Length / perFrame[0]; frame++)
        {
            for (var s = 0; s < signals.Length; s++)
            {
                flat.AddRange(stored[s].Skip(frame * perFrame[s]).Take(perFrame[s]));
            }
        }

        return Encode(format, flat);
    }

    public static byte[] Encode(int format, IReadOnlyList<int> samples) =>
        format switch
        {
            8 => [.. samples.Select(x => (byte)x)],
            16 => Bytes(samples, x => [(byte)x, (byte)(x >> 8)]),
            24 => Bytes(samples, x => [(byte)x, (byte)(x >> 8), (byte)(x >> 16)]),
            32 => Bytes(samples, x => [(byte)x, (byte)(x >> 8), (byte)(x >> 16), (byte)(x >> 24)]),
            61 => Bytes(samples, x => [(byte)(x >> 8), (byte)x]),
            80 => Bytes(samples, x => [(byte)(x + 128)]),
            160 => Bytes(samples, x => [(byte)(x + 32768), (byte)((x + 32768) >> 8)]),
            212 => Groups(samples, 2, 3, g => Low(g[0], 12) + (Low(g[1] >> 8, 4) << 12) + (Low(g[1], 8) << 16)),
            310 => Groups(samples, 3, 4, g => Word310(g[0], g[2]) + (Word310(g[1], g[2] >> 5) << 16)),
            311 => Groups(samples, 3, 4, g => Low(g[0], 10) + (Low(g[1], 10) << 10) + (Low(g[2], 10) << 20)),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };

    private static long Low(int sample, int bits) => sample & ((1L << bits) - 1);

    private static long Word310(int sample, int third) => (Low(sample, 10) << 1) + (Low(third, 5) << 11);

    private static int[][] Differences(int[][] signals, int[] initial) =>
        [
            .. signals.Select(
                (signal, s) => signal.Select((x, i) => x - (i == 0 ? initial[s] : signal[i - 1])).ToArray()
            ),
        ];

    private static byte[] Bytes(IReadOnlyList<int> samples, Func<int, byte[]> encode) =>
        [.. samples.SelectMany(encode)];

    // Of an incomplete last group, only the bytes that its samples occupy are written.
    private static byte[] Groups(IReadOnlyList<int> samples, int group, int bytes, Func<int[], long> encode)
    {
        var result = new List<byte>();
        foreach (var chunk in samples.Chunk(group))
        {
            var word = encode([.. chunk, .. new int[group - chunk.Length]]);
            var used = chunk.Length == group ? bytes : LastByte(encode, group, chunk.Length);
            result.AddRange(BitConverter.GetBytes(word)[..used]);
        }

        return [.. result];
    }

    // Returns the position after the last byte that the samples occupy.
    private static int LastByte(Func<int[], long> encode, int group, int count)
    {
        var reached = encode([.. Enumerable.Repeat(-1, count), .. new int[group - count]]);
        return (64 - BitOperations.LeadingZeroCount((ulong)reached) + 7) / 8;
    }
}
