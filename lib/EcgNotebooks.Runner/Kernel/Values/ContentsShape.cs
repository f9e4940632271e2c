namespace EcgNotebooks.Runner.Kernel.Values;

/// <summary>How contents are written.</summary>
/// <param name="Open">What stands before them.</param>
/// <param name="Close">What stands behind them.</param>
/// <param name="Between">What stands between a name and its value; null where values have no names.</param>
internal sealed record ContentsShape(string Open, string Close, string? Between)
{
    /// <summary>[1, 2]</summary>
    public static ContentsShape List { get; } = new("[", "]", null);

    /// <summary>(1, two)</summary>
    public static ContentsShape Tuple { get; } = new("(", ")", null);

    /// <summary>{ a: 1, b: 2 }</summary>
    public static ContentsShape Dictionary { get; } = new("{ ", " }", ": ");

    /// <summary>Point { X = 1, Y = 2 }, as C# writes records.</summary>
    public static ContentsShape Record { get; } = new("{ ", " }", " = ");

    /// <summary>The contents on one line.</summary>
    public string Written(string name, IReadOnlyList<(string Name, Contents Value)> items, bool hasMore)
    {
        var texts = items.Select(item => Between is null ? $"{item.Value}" : $"{item.Name}{Between}{item.Value}");
        var text = string.Join(", ", hasMore ? texts.Append("...") : texts);
        var written = items.Count == 0 && !hasMore ? Open + Close.TrimStart() : Open + text + Close;
        return name.Length == 0 ? written : $"{name} {written}";
    }
}
