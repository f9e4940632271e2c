namespace EcgNotebooks.Reports.Card;

/// <summary>A value for an answer with its source, or the reason why the run doesn't have it.</summary>
/// <param name="Text">The value as the answer shows it.</param>
/// <param name="Source">Where it stands; null where it is missing.</param>
/// <param name="Missing">What would be needed to have it; null where it is there.</param>
internal readonly record struct Fact(string Text, CardSource? Source, string? Missing)
{
    /// <summary>Returns a value that a file holds.</summary>
    public static Fact Of(string text, CardSource source) => new(text, source, null);

    /// <summary>Returns a property of this program.</summary>
    public static Fact OfProgram(string text, string where) =>
        new(text, new CardSource(CardSource.Program, where, text), null);

    /// <summary>Returns words that state no value and need no source.</summary>
    public static Fact Words(string text) => new(text, null, null);

    /// <summary>Returns a value that the run doesn't have.</summary>
    public static Fact None(string missing) => new("", null, missing);

    /// <summary>Returns the same value in other words.</summary>
    public Fact As(string words) => this with { Text = words };
}
