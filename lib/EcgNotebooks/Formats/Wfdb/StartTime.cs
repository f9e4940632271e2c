using System.Globalization;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Parses the start time and date of a recording, in the form of header(5) and in others that public databases use.</summary>
/// <remarks>
/// The CinC Challenges of 2020 and 2021 write 05-May-2020 09:49:17, with the date first; others write 0/0/0 for no date, or only a year.
/// </remarks>
internal static class StartTime
{
    private static readonly string[] _timeForms =
    [
        @"h\:m\:s",
        @"h\:m\:s\.FFFFFFF",
        @"m\:s",
        @"m\:s\.FFFFFFF",
        "%s",
        @"s\.FFFFFFF",
    ];

    private static readonly string[] _dateForms = ["d/M/yyyy", "d-M-yyyy", "d-MMM-yyyy", "yyyy-M-d"];

    /// <summary>Parses both from the last fields of the record line, in either order; null for what is missing or unreadable.</summary>
    public static (TimeSpan? Time, DateOnly? Date) Parse(ReadOnlySpan<char> fields)
    {
        (TimeSpan? Time, DateOnly? Date) start = default;
        foreach (var range in fields.SplitAny(' ', '\t'))
        {
            var field = fields[range];
            start = (start.Time ?? Time(field), start.Date ?? Date(field));
        }

        return start;
    }

    private static TimeSpan? Time(ReadOnlySpan<char> field) =>
        TimeSpan.TryParseExact(field, _timeForms, CultureInfo.InvariantCulture, out var time) ? time : null;

    private static DateOnly? Date(ReadOnlySpan<char> field) =>
        DateOnly.TryParseExact(field, _dateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
}
