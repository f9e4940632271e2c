namespace EcgNotebooks.Formats.Csv;

/// <summary>Makes one object of text that keeps coming back; its memory has a fixed bound, so rare text is simply made anew.</summary>
internal sealed class TextPool
{
    private const int Places = 1 << 12;
    private readonly string?[] _recent = new string?[Places];

    /// <summary>The text as an object, the earlier one where it was seen lately.</summary>
    public string Of(ReadOnlySpan<char> text)
    {
        ref var place = ref _recent[string.GetHashCode(text) & (Places - 1)];
        return place is not null && text.SequenceEqual(place) ? place : place = text.ToString();
    }
}
