using System.Text;

namespace EcgNotebooks.Formats.Csv;

/// <summary>Reads text and throws when a line has more commas than any table has columns.</summary>
/// <remarks>
/// The CSV reader allocates room for 32 more fields at a time and copies all earlier ones, so that a line of a million commas
/// would keep it busy for minutes.
/// </remarks>
internal sealed class FieldLimitReader(string file, Stream stream, Encoding encoding, int bufferChars)
    : StreamReader(stream, encoding, false, bufferChars)
{
    private const int MaxCommas = 10_000;

    private int _commas;

    /// <inheritdoc/>
    /// <remarks>The overloads for spans also call this method in a derived class.</remarks>
    public override int Read(char[] buffer, int index, int count)
    {
        var read = base.Read(buffer, index, count);
        Count(buffer.AsSpan(index, read));
        return read;
    }

    // Usually the whole buffer has too few commas, and its lines need not be examined one by one.
    private void Count(ReadOnlySpan<char> text)
    {
        if (_commas + text.Count(',') > MaxCommas)
        {
            while (text.IndexOfAny('\n', '\r') is >= 0 and var end)
            {
                Add(text[..end]);
                _commas = 0;
                text = text[(end + 1)..];
            }
        }

        var last = text.LastIndexOfAny('\n', '\r');
        _commas = last < 0 ? _commas : 0;
        Add(text[(last + 1)..]);
    }

    private void Add(ReadOnlySpan<char> part)
    {
        _commas += part.Count(',');
        if (_commas > MaxCommas)
        {
            throw TableException.TooManyFields(file, MaxCommas);
        }
    }
}
