namespace EcgNotebooks.Fuzz.Mutations;

/// <summary>One way to harm a file.</summary>
/// <param name="Name">What a kept input calls it.</param>
/// <param name="Apply">Gives the harmed content; the given one stays as it is.</param>
internal sealed record Mutation(string Name, Func<byte[], Draw, byte[]> Apply)
{
    /// <summary>A piece replaced by other bytes.</summary>
    public static byte[] Splice(byte[] content, int from, int count, ReadOnlySpan<byte> by) =>
        [.. content.AsSpan(0, from), .. by, .. content.AsSpan(from + count)];
}
