using System.Text;

namespace EcgNotebooks.Formats.Csv;

/// <summary>Text whose lines have no more commas than any table has.</summary>
/// <remarks>
/// The CSV reader takes room for 32 more fields at a time and copies all earlier ones: a line of a million commas would
/// keep it busy for minutes.
/// </remarks>
internal sealed class BoundedLines(string file, Stream stream, Encoding encoding, int bufferChars)
    : StreamReader(stream, encoding, false, bufferChars)
{
    private const int MostCommas = 10_000;

    private int _commas;

    /// <inheritdoc/>
    /// <remarks>A reader of a derived type comes here for spans too.</remarks>
    public override int Read(char[] buffer, int index, int count)
    {
        var read = base.Read(buffer, index, count);
        Count(buffer.AsSpan(index, read));
        return read;
    }

    // Nearly always the whole buffer has too few commas to look at its lines one by one.
    private void Count(ReadOnlySpan<char> text)
    {
        if (_commas + text.Count(',') > MostCommas)
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
        if (_commas > MostCommas)
        {
            throw TableException.TooManyFields(file, MostCommas);
        }
    }
}
