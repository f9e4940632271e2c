using System.Globalization;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Reads the fields of one header line in order, and reports a field that can't be read together with its location.</summary>
internal ref struct HeaderLine(string record, int number, ReadOnlySpan<char> text, HeaderNotes notes)
{
    private ReadOnlySpan<char> _rest = text;

    /// <summary>The line's number in its file, counted from 1.</summary>
    public readonly int Number => number;

    /// <summary>The rest of the line after the fields read so far, without surrounding blanks.</summary>
    public readonly ReadOnlySpan<char> Rest => _rest.Trim();

    /// <summary>Reads the next field; returns false at the end of the line.</summary>
    public bool TryNext(out ReadOnlySpan<char> field)
    {
        _rest = _rest.TrimStart();
        var end = _rest.IndexOfAny(' ', '\t');
        field = end < 0 ? _rest : _rest[..end];
        _rest = _rest[field.Length..];
        return field.Length > 0;
    }

    /// <summary>Reads the next field, which header(5) requires.</summary>
    public ReadOnlySpan<char> Required(string name) =>
        TryNext(out var field) ? field : throw Malformed($"the {name} is missing.");

    /// <summary>Reads the next field as a whole number; returns null at the end of the line.</summary>
    public int? NextInt(string name) => TryNext(out var field) ? Int(field, name) : null;

    /// <summary>Parses a whole number of 32 bits.</summary>
    public readonly int Int(ReadOnlySpan<char> field, string name) =>
        int.TryParse(Whole(field, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw NotANumber(field, name, "a whole number");

    /// <summary>Parses a whole number of 64 bits.</summary>
    public readonly long Long(ReadOnlySpan<char> field, string name) =>
        long.TryParse(Whole(field, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw NotANumber(field, name, "a whole number");

    /// <summary>Parses a whole number from 0 to <paramref name="largest"/>.</summary>
    public readonly long Count(ReadOnlySpan<char> field, string name, long largest) =>
        long.TryParse(Whole(field, name), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        && value <= largest
            ? value
            : throw NotANumber(field, name, $"a whole number from 0 to {largest}");

    /// <summary>Parses a finite number.</summary>
    public readonly double Double(ReadOnlySpan<char> field, string name) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value)
            ? value
            : throw NotANumber(field, name, "a number");

    /// <summary>Adds a note on a field that was read differently from what this line says.</summary>
    public readonly void AddNote(string phrase) => notes.Add(number, phrase);

    /// <summary>Creates an error about this line.</summary>
    public readonly RecordException Malformed(string problem) => RecordException.Malformed(record, number, problem);

    // Some programs write 5000.0 for 5000.
    private readonly ReadOnlySpan<char> Whole(ReadOnlySpan<char> field, string name)
    {
        var point = field.IndexOf('.');
        if (point <= 0 || field[(point + 1)..].ContainsAnyExcept('0'))
        {
            return field;
        }

        AddNote($"the {name} '{Shortened(field)}' is read as a whole number");
        return field[..point];
    }

    private readonly RecordException NotANumber(ReadOnlySpan<char> field, string name, string wanted) =>
        Malformed($"the {name} '{Shortened(field)}' isn't {wanted}.");

    private static string Shortened(ReadOnlySpan<char> field) =>
        field.Length <= 60 ? field.ToString() : $"{field[..60]}...";
}
