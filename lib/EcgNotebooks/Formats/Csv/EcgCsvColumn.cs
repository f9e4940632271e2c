namespace EcgNotebooks.Formats.Csv;

/// <summary>A column of a recording's CSV file.</summary>
/// <param name="Header">The column's name as the header writes it.</param>
/// <param name="Name">The column's name without the unit.</param>
/// <param name="Unit">The unit; null where the header gives none.</param>
/// <param name="Position">The column's position, counted from 0.</param>
internal sealed record EcgCsvColumn(string Header, string Name, string? Unit, int Position)
{
    private static readonly string[] _timeNames = ["time", "t"];

    /// <summary>The lead in the column; null where the column isn't a lead.</summary>
    public Lead? Lead => EcgNotebooks.Lead.TryParse(Name, out var lead) ? lead : null;

    /// <summary>Whether the column holds the samples' times.</summary>
    public bool IsTime => _timeNames.Contains(Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Parses a column name with its unit: I, I (uV) or I [uV]; for times also time_ms, time/ms or time in ms.</summary>
    public static EcgCsvColumn Parse(string header, int position)
    {
        var text = header.Trim();
        var open = text.IndexOfAny(['(', '[']);
        if (open > 0 && text[^1] is ')' or ']')
        {
            return new EcgCsvColumn(text, text[..open].TrimEnd(), text[(open + 1)..^1].Trim(), position);
        }

        string[] words = text.Split(['_', '/', ' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return
            words.Length > 1
            && _timeNames.Contains(words[0], StringComparer.OrdinalIgnoreCase)
            && words[1..^1] is [] or ["in"]
            && TimeUnits.Of(words[^1]) is not null
            ? new EcgCsvColumn(text, words[0], words[^1], position)
            : new EcgCsvColumn(text, text, null, position);
    }
}
