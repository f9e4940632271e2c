namespace EcgNotebooks.Fuzz.Mutations;

/// <summary>A mutation of a file's content.</summary>
/// <param name="Name">The name in reports and stored inputs.</param>
/// <param name="Apply">Returns the mutated content; the given content isn't modified.</param>
internal sealed record Mutation(string Name, Func<byte[], Draw, byte[]> Apply)
{
    /// <summary>Returns the content with a piece replaced by other bytes.</summary>
    public static byte[] Splice(byte[] content, int from, int count, ReadOnlySpan<byte> by) =>
        [.. content.AsSpan(0, from), .. by, .. content.AsSpan(from + count)];
}
