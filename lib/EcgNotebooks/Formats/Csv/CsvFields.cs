using System.Globalization;

namespace EcgNotebooks.Formats.Csv;

/// <summary>Parses the fields of the current record; a column position of -1 means that the file lacks the column, which gives null.</summary>
/// <remarks><see cref="MissingValue"/> decides which texts stand for a missing value, in every column.</remarks>
internal sealed class CsvFields(CsvRecords records)
{
    private const string DateFormat = "yyyy-MM-dd HH:mm:ss";
    private readonly StringPool _texts = new();

    /// <summary>Returns whether the column is absent or its field stands for a missing value.</summary>
    public bool IsMissing(int column) => column < 0 || MissingValue.Is(records[column]);

    /// <summary>Returns the field's text, or null where it is missing; repeated text is one object.</summary>
    public string? Text(int column) => IsMissing(column) ? null : _texts.Of(records[column]);

    /// <summary>Returns the text of a field that must not be missing.</summary>
    public string RequiredText(int column) => RequiredField(column, "text").ToString();

    /// <summary>Returns the field as an integer, or null where it is missing; 15709.0 is accepted for 15709.</summary>
    public int? Integer(int column)
    {
        if (IsMissing(column))
        {
            return null;
        }

        return TryInteger(records[column], out var value) ? value : throw Unexpected(column, "an integer");
    }

    /// <summary>Returns the integer in a field that must not be missing.</summary>
    public int RequiredInteger(int column)
    {
        var field = RequiredField(column, "an integer");
        return TryInteger(field, out var value) ? value : throw Unexpected(column, "an integer");
    }

    /// <summary>Returns the field as a finite number, or null where it is missing.</summary>
    public double? Number(int column) => IsMissing(column) ? null : RequiredNumber(column);

    /// <summary>Returns the finite number in a field that must not be missing.</summary>
    public double RequiredNumber(int column)
    {
        var field = RequiredField(column, "a number");
        // Most numbers of the table are whole, and the integer path takes a tenth of the time.
        if (TryInteger(field, out var whole) && whole != 0)
        {
            return whole;
        }

        return
            double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
            ? value
            : throw Unexpected(column, "a number");
    }

    /// <summary>Returns the field's True or False, as Python writes them, or null where it is missing.</summary>
    public bool? Boolean(int column) => IsMissing(column) ? null : RequiredBoolean(column);

    /// <summary>Returns the True or False in a field that must not be missing.</summary>
    public bool RequiredBoolean(int column) =>
        RequiredField(column, "True or False") switch
        {
            "True" => true,
            "False" => false,
            _ => throw Unexpected(column, "True or False"),
        };

    /// <summary>Returns the field as a date with time, or null where it is missing.</summary>
    public DateTime? Date(int column)
    {
        if (IsMissing(column))
        {
            return null;
        }

        return TryDate(records[column], out var date) ? date : throw Unexpected(column, $"a date like {DateFormat}");
    }

    /// <summary>Creates the error for a field whose text isn't of the expected kind.</summary>
    public TableException Unexpected(int column, string expected) =>
        TableException.Unexpected(
            records.File,
            records.Line,
            records.Columns.Names[column],
            records[column].ToString(),
            expected
        );

    /// <summary>Creates the error for a value that must be unique and isn't.</summary>
    public TableException Duplicate(int column) =>
        TableException.Duplicate(records.File, records.Line, records.Columns.Names[column], records[column].ToString());

    /// <summary>Returns the text of a field that must not be missing.</summary>
    public ReadOnlySpan<char> RequiredField(int column, string expected)
    {
        var field = records[column];
        return MissingValue.Is(field)
            ? throw TableException.Missing(
                records.File,
                records.Line,
                records.Columns.Names[column],
                field.ToString(),
                expected
            )
            : field;
    }

    // DateTime's own parser takes ten times as long for this fixed format.
    private static bool TryDate(ReadOnlySpan<char> field, out DateTime date)
    {
        date = default;
        if (
            field.Length != DateFormat.Length
            || field is not [_, _, _, _, '-', _, _, '-', _, _, ' ', _, _, ':', _, _, ':', _, _]
        )
        {
            return false;
        }

        var (year, month, day) = (Digits(field[..4]), Digits(field[5..7]), Digits(field[8..10]));
        var (hour, minute, second) = (Digits(field[11..13]), Digits(field[14..16]), Digits(field[17..]));
        var valid =
            year >= 1
            && month is >= 1 and <= 12
            && day >= 1
            && day <= DateTime.DaysInMonth(year, month)
            && hour is >= 0 and < 24
            && minute is >= 0 and < 60
            && second is >= 0 and < 60;
        date = valid ? new DateTime(year, month, day, hour, minute, second) : default;
        return valid;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return -1;
            }

            value = value * 10 + (c - '0');
        }

        return value;
    }

    private static bool TryInteger(ReadOnlySpan<char> field, out int value)
    {
        var point = field.IndexOf('.');
        if (point > 0 && field[(point + 1)..].ContainsAnyExcept('0'))
        {
            value = 0;
            return false;
        }

        var whole = point > 0 ? field[..point] : field;
        return int.TryParse(whole, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }
}
