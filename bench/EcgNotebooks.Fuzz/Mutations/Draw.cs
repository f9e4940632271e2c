namespace EcgNotebooks.Fuzz.Mutations;

/// <summary>Draws random positions, lengths and tokens for mutations.</summary>
internal sealed class Draw(Random random, IReadOnlyList<byte[]> words)
{
    /// <summary>Draws an integer from 0 to below the limit; returns 0 if the limit isn't positive.</summary>
    public int Below(int limit) => limit > 0 ? random.Next(limit) : 0;

    /// <summary>Draws one of the items.</summary>
    public T Of<T>(IReadOnlyList<T> some) => some[random.Next(some.Count)];

    /// <summary>Draws a token of the format or a hostile text.</summary>
    public byte[] Word() => Of(words);

    /// <summary>Draws random bytes.</summary>
    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Draws a position in a file of the given length; the start and the end, where headers and directories are, are more likely.</summary>
    public int Place(int length) =>
        Below(4) switch
        {
            0 => Below(Math.Min(length, 64)),
            1 => Below(Math.Min(length, 2048)),
            2 => Math.Max(0, length - 1 - Below(Math.Min(length, 2048))),
            _ => Below(length),
        };

    /// <summary>Draws a piece of a file of the given length; short pieces are more likely.</summary>
    public (int From, int Count) Piece(int length)
    {
        var from = Place(length);
        var most = Math.Min(length - from, 1 << Below(14));
        return (from, Math.Min(length - from, 1 + Below(most)));
    }
}
