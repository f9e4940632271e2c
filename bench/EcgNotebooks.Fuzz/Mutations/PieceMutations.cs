namespace EcgNotebooks.Fuzz.Mutations;

/// <summary>Mutations that insert, remove, repeat or move pieces of a file.</summary>
internal static class PieceMutations
{
    private const int MostRepeatedBytes = 1 << 17;

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new(
            "piece put in",
            (content, draw) => Mutation.Splice(content, Place(content, draw), 0, draw.Bytes(1 + draw.Below(40)))
        ),
        new("piece removed", (content, draw) => WithPiece(content, draw, _ => [])),
        new("piece twice", (content, draw) => WithPiece(content, draw, piece => [.. piece, .. piece])),
        new("piece often", (content, draw) => WithPiece(content, draw, piece => Often(piece, draw))),
        new("piece elsewhere", Moved),
        new("piece over another", Copied),
    ];

    private static int Place(byte[] content, Draw draw) => draw.Place(content.Length + 1);

    private static byte[] WithPiece(byte[] content, Draw draw, Func<byte[], byte[]> change)
    {
        if (content.Length == 0)
        {
            return content;
        }

        var (from, count) = draw.Piece(content.Length);
        return Mutation.Splice(content, from, count, change(content[from..(from + count)]));
    }

    private static byte[] Often(byte[] piece, Draw draw)
    {
        var times = Math.Min(1 + draw.Below(3000), Math.Max(1, MostRepeatedBytes / piece.Length));
        return [.. Enumerable.Repeat(piece, times).SelectMany(bytes => bytes)];
    }

    private static byte[] Moved(byte[] content, Draw draw)
    {
        if (content.Length == 0)
        {
            return content;
        }

        var (from, count) = draw.Piece(content.Length);
        var rest = Mutation.Splice(content, from, count, []);
        return Mutation.Splice(rest, Place(rest, draw), 0, content.AsSpan(from, count));
    }

    private static byte[] Copied(byte[] content, Draw draw)
    {
        if (content.Length == 0)
        {
            return content;
        }

        var (from, count) = draw.Piece(content.Length);
        var to = draw.Below(content.Length - count + 1);
        return Mutation.Splice(content, to, count, content.AsSpan(from, count));
    }
}
