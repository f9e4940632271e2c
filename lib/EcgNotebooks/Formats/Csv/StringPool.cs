namespace EcgNotebooks.Formats.Csv;

/// <summary>Returns one string object for text that repeats; a fixed number of slots bounds the memory, so rare text is allocated anew.</summary>
internal sealed class StringPool
{
    private const int Slots = 1 << 12;
    private readonly string?[] _recent = new string?[Slots];

    /// <summary>Returns the text as a string, reusing the object where the same text was seen recently.</summary>
    public string Of(ReadOnlySpan<char> text)
    {
        ref var slot = ref _recent[string.GetHashCode(text) & (Slots - 1)];
        return slot is not null && text.SequenceEqual(slot) ? slot : slot = text.ToString();
    }
}
