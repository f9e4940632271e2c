namespace EcgNotebooks.Fuzz.Mutations;

/// <summary>Applies one or several random mutations to a file.</summary>
internal static class Mutator
{
    private const int MostMutations = 6;

    // Larger inputs are slow and find no other errors.
    private const int LargestBytes = 1 << 20;

    /// <summary>All mutations.</summary>
    public static IReadOnlyList<Mutation> All { get; } =
    [.. ByteMutations.All, .. PieceMutations.All, .. NumberMutations.All, .. LineMutations.All, .. WordMutations.All];

    /// <summary>Mutates a content: once in half of the cases, and more often with decreasing probability.</summary>
    /// <returns>The mutated content and the names of the mutations.</returns>
    public static (byte[] Content, IReadOnlyList<string> Mutations) Mutate(byte[] content, Draw draw)
    {
        var names = new List<string>();
        do
        {
            var mutation = draw.Of(All);
            names.Add(mutation.Name);
            content = mutation.Apply(content, draw);
            content = content.Length > LargestBytes ? content[..LargestBytes] : content;
        } while (names.Count < MostMutations && draw.Below(2) == 0);

        return (content, names);
    }
}
