using System.Globalization;
using System.Net;
using System.Text;

namespace EcgNotebooks.Presentation;

/// <summary>A table for a notebook: its first rows, and how many there are in all.</summary>
/// <param name="columns">The columns' names.</param>
/// <param name="rows">The rows that are shown.</param>
/// <param name="count">Number of rows in all.</param>
public sealed class HtmlTable(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<object?>> rows, int count)
{
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
        var shown = rows.Count < count ? $"{rows.Count:N0} of {count:N0} rows" : $"{count:N0} rows";
        return html.Append(CultureInfo.InvariantCulture, $"<p>{shown}</p>").ToString();
    }

    /// <summary>The table as text.</summary>
    public override string ToString() =>
        string.Join('\n', rows.Prepend(columns).Select(row => string.Join("  ", row.Select(Text))))
        + $"\n{count:N0} rows";

    private static void Cells(StringBuilder html, string tag, IEnumerable<object?> values)
    {
        foreach (var value in values)
        {
            var align = value is string or null ? "left" : "right";
            html.Append(CultureInfo.InvariantCulture, $"<{tag} style=\"text-align:{align};padding:2px 8px\">");
            html.Append(WebUtility.HtmlEncode(Text(value))).Append(CultureInfo.InvariantCulture, $"</{tag}>");
        }
    }

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
