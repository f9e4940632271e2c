namespace EcgNotebooks.Runner.Kernel.Values;

/// <summary>The displayed contents of a value: a text, a list of values, or values with names.</summary>
/// <param name="Name">The name of a record's type; empty for other values.</param>
/// <param name="Shape">The notation of the contents.</param>
/// <param name="Items">The items, with their names or indices.</param>
/// <param name="Text">The text; null if there are items.</param>
/// <param name="HasMore">Whether the value has more items than are displayed.</param>
internal sealed record Contents(
    string Name,
    ContentsShape Shape,
    IReadOnlyList<(string Name, Contents Value)> Items,
    string? Text,
    bool HasMore
)
{
    /// <summary>Reads the contents of a collection, a tuple, a record or an anonymous value.</summary>
    /// <returns>The contents; null for any other value, which is displayed as text.</returns>
    public static Contents? Of(object value) => new ContentsReader().Read(value, level: 0);

    /// <summary>Returns the contents on one line, such as [1, 2] or Point { X = 1, Y = 2 }.</summary>
    public override string ToString() => Text ?? Shape.Written(Name, Items, HasMore);
}
