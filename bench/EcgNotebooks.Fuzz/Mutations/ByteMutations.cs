namespace EcgNotebooks.Fuzz.Mutations;

/// <summary>Mutations of single bytes and of the file's length.</summary>
internal static class ByteMutations
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("bit flips", FlipBits),
        new("other bytes", ReplaceBytes),
        new("cut off", (content, draw) => content[..draw.Place(content.Length + 1)]),
        new("extended", (content, draw) => [.. content, .. draw.Bytes(1 + draw.Below(300))]),
        new("extended by zeros", (content, draw) => [.. content, .. new byte[1 + draw.Below(5000)]]),
    ];

    private static byte[] FlipBits(byte[] content, Draw draw) =>
        Changed(content, draw, old => (byte)(old ^ (1 << draw.Below(8))));

    private static byte[] ReplaceBytes(byte[] content, Draw draw) =>
        Changed(content, draw, _ => draw.Of<byte>([0, 0xFF, 0x7F, 0x80, (byte)draw.Below(256)]));

    private static byte[] Changed(byte[] content, Draw draw, Func<byte, byte> change)
    {
        byte[] changed = [.. content];
        for (var left = changed.Length > 0 ? 1 + draw.Below(8) : 0; left > 0; left--)
        {
            ref var place = ref changed[draw.Place(changed.Length)];
            place = change(place);
        }

        return changed;
    }
}
