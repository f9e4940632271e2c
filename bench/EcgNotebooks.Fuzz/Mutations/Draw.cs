namespace EcgNotebooks.Fuzz.Mutations;

/// <summary>Draws places, lengths and words for mutations.</summary>
internal sealed class Draw(Random random, IReadOnlyList<byte[]> words)
{
    /// <summary>A whole number from 0 to below the limit; 0 where there is none.</summary>
    public int Below(int limit) => limit > 0 ? random.Next(limit) : 0;

    /// <summary>One of some.</summary>
    public T Of<T>(IReadOnlyList<T> some) => some[random.Next(some.Count)];

    /// <summary>One of the words of the format or of those that are hostile everywhere.</summary>
    public byte[] Word() => Of(words);

    /// <summary>Random bytes.</summary>
    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>A place in so many bytes. Most of what readers decide by stands at the beginning, of archives at the end.</summary>
    public int Place(int length) =>
        Below(4) switch
        {
            0 => Below(Math.Min(length, 64)),
            1 => Below(Math.Min(length, 2048)),
            2 => Math.Max(0, length - 1 - Below(Math.Min(length, 2048))),
            _ => Below(length),
        };

    /// <summary>A piece of so many bytes, more often a short one.</summary>
    public (int From, int Count) Piece(int length)
    {
        var from = Place(length);
        var most = Math.Min(length - from, 1 << Below(14));
        return (from, Math.Min(length - from, 1 + Below(most)));
    }
}
