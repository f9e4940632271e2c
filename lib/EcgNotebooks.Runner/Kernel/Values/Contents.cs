namespace EcgNotebooks.Runner.Kernel.Values;

/// <summary>A value taken apart, as far as it is shown: a text, a list of values, or values with names.</summary>
/// <param name="Name">A record's type; empty where there is none to name.</param>
/// <param name="Shape">How it is written.</param>
/// <param name="Items">The values that it holds.</param>
/// <param name="Text">A text; null where there are items.</param>
/// <param name="HasMore">Whether it holds more than is shown.</param>
internal sealed record Contents(
    string Name,
    ContentsShape Shape,
    IReadOnlyList<(string Name, Contents Value)> Items,
    string? Text,
    bool HasMore
)
{
    /// <summary>Takes apart an array, list, dictionary or other sequence, a tuple, a record or an anonymous value.</summary>
    /// <returns>The contents; null for any other value.</returns>
    public static Contents? Of(object value) => new ContentsReader().Read(value, level: 0);

    /// <summary>The contents on one line, such as [1, 2] or Point { X = 1, Y = 2 }.</summary>
    public override string ToString() => Text ?? Shape.Written(Name, Items, HasMore);
}
