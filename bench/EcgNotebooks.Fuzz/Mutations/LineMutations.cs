namespace EcgNotebooks.Fuzz.Mutations;

/// <summary>Mutations of whole lines.</summary>
internal static class LineMutations
{
    private const int MostRepeatedBytes = 1 << 18;

    private static readonly byte[][] _ends =
    [
        "\r\n"u8.ToArray(),
        "\r"u8.ToArray(),
        "\n\n"u8.ToArray(),
        [],
        "\0"u8.ToArray(),
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("line removed", (content, draw) => WithLine(content, draw, _ => [])),
        new("line twice", (content, draw) => WithLine(content, draw, line => [.. line, .. line])),
        new("line often", (content, draw) => WithLine(content, draw, line => Often(line, draw))),
        new("lines shuffled", Shuffled),
        new("other line ends", OtherEnds),
    ];

    private static byte[] WithLine(byte[] content, Draw draw, Func<byte[], byte[]> change)
    {
        var place = draw.Place(content.Length);
        var from = content.AsSpan(0, place).LastIndexOf((byte)'\n') + 1;
        var count = content.AsSpan(from).IndexOf((byte)'\n') is >= 0 and var end ? end + 1 : content.Length - from;
        return Mutation.Splice(content, from, count, change(content[from..(from + count)]));
    }

    private static byte[] Often(byte[] line, Draw draw) =>
        line.Length == 0
            ? line
            :
            [
                .. Enumerable
                    .Repeat(line, Math.Min(2 + draw.Below(5000), 1 + MostRepeatedBytes / line.Length))
                    .SelectMany(bytes => bytes),
            ];

    private static byte[] Shuffled(byte[] content, Draw draw)
    {
        var lines = Lines(content);
        for (var i = lines.Count - 1; i > 0; i--)
        {
            var other = draw.Below(i + 1);
            (lines[i], lines[other]) = (lines[other], lines[i]);
        }

        return [.. lines.SelectMany(line => line)];
    }

    private static byte[] OtherEnds(byte[] content, Draw draw)
    {
        var end = draw.Of(_ends);
        return [.. Lines(content).SelectMany(line => line[^1] == '\n' ? [.. line[..^1], .. end] : line)];
    }

    private static List<byte[]> Lines(byte[] content)
    {
        var lines = new List<byte[]>();
        for (var from = 0; from < content.Length; )
        {
            var end = content.AsSpan(from).IndexOf((byte)'\n') is >= 0 and var i ? from + i + 1 : content.Length;
            lines.Add(content[from..end]);
            from = end;
        }

        return lines;
    }
}
