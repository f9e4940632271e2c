namespace EcgNotebooks.Runner.Kernel.Values;

/// <summary>The notation in which contents are displayed.</summary>
/// <param name="Open">The opening bracket.</param>
/// <param name="Close">The closing bracket.</param>
/// <param name="Between">The separator between a name and its value; null if values have no names.</param>
internal sealed record ContentsShape(string Open, string Close, string? Between)
{
    /// <summary>The notation of lists: [1, 2].</summary>
    public static ContentsShape List { get; } = new("[", "]", null);

    /// <summary>The notation of tuples: (1, two).</summary>
    public static ContentsShape Tuple { get; } = new("(", ")", null);

    /// <summary>The notation of dictionaries: { a: 1, b: 2 }.</summary>
    public static ContentsShape Dictionary { get; } = new("{ ", " }", ": ");

    /// <summary>The notation of records in C#: Point { X = 1, Y = 2 }.</summary>
    public static ContentsShape Record { get; } = new("{ ", " }", " = ");

    /// <summary>Returns the contents on one line.</summary>
    public string Written(string name, IReadOnlyList<(string Name, Contents Value)> items, bool hasMore)
    {
        var texts = items.Select(item => Between is null ? $"{item.Value}" : $"{item.Name}{Between}{item.Value}");
        var text = string.Join(", ", hasMore ? texts.Append("...") : texts);
        var written = items.Count == 0 && !hasMore ? Open + Close.TrimStart() : Open + text + Close;
        return name.Length == 0 ? written : $"{name} {written}";
    }
}
