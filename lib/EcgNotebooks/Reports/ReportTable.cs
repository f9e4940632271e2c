using System.Collections;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using EcgNotebooks.Figures;

namespace EcgNotebooks.Reports;

/// <summary>A table for a notebook: its first rows, and how many there are in all.</summary>
/// <param name="columns">The columns' names.</param>
/// <param name="rows">The rows that are shown.</param>
/// <param name="count">Number of rows in all; null for a sheet of names and values, whose rows nobody counts.</param>
[TypeFormatterSource(typeof(InteractiveFormatters))]
public sealed class ReportTable(
    IReadOnlyList<string> columns,
    IReadOnlyList<IReadOnlyList<object?>> rows,
    int? count = null
)
{
    /// <summary>A record's values by name, as the options of a step are shown.</summary>
    /// <param name="record">Anything with public properties.</param>
    public static ReportTable Of(object record)
    {
        ArgumentNullException.ThrowIfNull(record);
        IReadOnlyList<IReadOnlyList<object?>> rows =
        [
            .. record
                .GetType()
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p => p.GetIndexParameters().Length == 0)
                .Select(p => (object?[])[p.Name, p.GetValue(record)]),
        ];
        return new ReportTable([record.GetType().Name, ""], rows);
    }

    /// <summary>The table as HTML in the page's own colours, so that it reads in light and dark themes.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<table style=\"border-collapse:collapse\"><thead><tr>");
        Cells(html, "th", columns);
        html.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            Cells(html, "td", row);
            html.Append("</tr>");
        }

        html.Append("</tbody></table>");
        return html.Append(count is null ? "" : $"<p>{Counted()}</p>").ToString();
    }

    /// <summary>The table as text in aligned columns.</summary>
    public override string ToString()
    {
        string[][] lines =
        [
            [.. columns],
            .. rows.Select(row => row.Select(Text).ToArray()),
        ];
        int[] widths = [.. Enumerable.Range(0, columns.Count).Select(c => lines.Max(l => l[c].Length))];
        var text = lines.Select(l => string.Join("  ", l.Select((value, c) => value.PadRight(widths[c]))).TrimEnd());
        return string.Join('\n', text) + (count is null ? "" : $"\n{Counted()}");
    }

    private string Counted() =>
        rows.Count < count
            ? string.Create(CultureInfo.InvariantCulture, $"{rows.Count:N0} of {count:N0} rows")
            : string.Create(CultureInfo.InvariantCulture, $"{count:N0} rows");

    private static void Cells(StringBuilder html, string tag, IEnumerable<object?> values)
    {
        foreach (var value in values)
        {
            var align = IsNumber(value) ? "right" : "left";
            html.Append(CultureInfo.InvariantCulture, $"<{tag} style=\"text-align:{align};padding:2px 8px\">");
            html.Append(WebUtility.HtmlEncode(Text(value))).Append(CultureInfo.InvariantCulture, $"</{tag}>");
        }
    }

    // Also one that was written with so many digits.
    private static bool IsNumber(object? value) =>
        value is ValueType and not bool and not Enum
        || (value is string text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _));

    private static string Text(object? value) =>
        value switch
        {
            null => "none",
            string text => text,
            IDictionary map when map.Count == 0 => "none",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
}
