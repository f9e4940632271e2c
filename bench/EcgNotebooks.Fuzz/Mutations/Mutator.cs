namespace EcgNotebooks.Fuzz.Mutations;

/// <summary>Harms files in one or several ways at once.</summary>
internal static class Mutator
{
    private const int MostMutations = 6;

    // Larger inputs find nothing that these don't, and take long.
    private const int LargestBytes = 1 << 20;

    /// <summary>All ways.</summary>
    public static IReadOnlyList<Mutation> All { get; } =
    [.. ByteMutations.All, .. PieceMutations.All, .. NumberMutations.All, .. LineMutations.All, .. WordMutations.All];

    /// <summary>The harmed content and what was done; one mutation in half of the cases, seldom many.</summary>
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
