using System.Globalization;
using System.Net;
using System.Text;

namespace EcgNotebooks.Reports;

/// <summary>Builds one self-contained HTML page: light and dark, readable on a narrow screen and on paper.</summary>
internal sealed class HtmlPage
{
    private const string Css = """
        :root{color-scheme:light dark;--line:#bbb;--soft:#f3f4f6;--yes:#007a5a;--no:#b3261e;--open:#8a5a00}
        @media(prefers-color-scheme:dark){:root{--line:#555;--soft:#26282c;--yes:#4cc9a4;--no:#ff8a80;--open:#f0b429}}
        body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;overflow-wrap:anywhere}
        table{border-collapse:collapse;font-size:.9rem;margin:.5rem 0}
        th,td{border-bottom:1px solid var(--line);padding:4px 10px 4px 0;text-align:left;vertical-align:top;overflow-wrap:normal}
        .wide{overflow-x:auto}.wide:focus{outline:2px solid var(--line)}
        .note{background:var(--soft);border-left:4px solid var(--open);padding:.5rem 1rem}
        .yes{color:var(--yes);font-weight:600}.no{color:var(--no);font-weight:600}.open{color:var(--open);font-weight:600}
        svg{background:#fff;max-width:100%;height:auto}summary{cursor:pointer}code{font-size:.9em;overflow-wrap:anywhere}
        @media print{details>*{display:block}.wide{overflow:visible}}
        """;

    private readonly StringBuilder _body = new();
    private readonly string _title;

    /// <summary>Begins a page with its title as the first heading.</summary>
    public HtmlPage(string title)
    {
        _title = title;
        Add($"<h1>{Text(title)}</h1>");
    }

    /// <summary>Returns a text for HTML.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Adds a heading of the second level.</summary>
    public HtmlPage Heading(string text) => Add($"<h2>{Text(text)}</h2>");

    /// <summary>Adds a heading of the third level.</summary>
    public HtmlPage Subheading(string text) => Add($"<h3>{Text(text)}</h3>");

    /// <summary>Adds a paragraph.</summary>
    public HtmlPage Paragraph(string text) => Add($"<p>{Text(text)}</p>");

    /// <summary>Adds a paragraph that stands out.</summary>
    public HtmlPage Note(string text) => Add($"<p class=\"note\">{Text(text)}</p>");

    /// <summary>Adds a table whose cells are HTML; a wide one scrolls by itself, so that the page doesn't.</summary>
    public HtmlPage Table(IEnumerable<string> columns, IEnumerable<IEnumerable<string>> rows)
    {
        Add("<div class=\"wide\" tabindex=\"0\"><table><thead><tr>");
        Add(string.Concat(columns.Select(column => $"<th scope=\"col\">{Text(column)}</th>")));
        Add("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            Add($"<tr>{string.Concat(row.Select(cell => $"<td>{cell}</td>"))}</tr>\n");
        }

        return Add("</tbody></table></div>");
    }

    /// <summary>Adds a table of results.</summary>
    public HtmlPage Table(ReportTable table) =>
        Table(
            table.Columns,
            table.Rows.Select(row =>
                row.Select(cell => Text(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? ""))
            )
        );

    /// <summary>Adds HTML as it is, such as the SVG of a figure.</summary>
    public HtmlPage Add(string html)
    {
        _body.Append(html);
        return this;
    }

    /// <summary>Returns the page.</summary>
    public override string ToString() =>
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        + $"<title>{Text(_title)}</title>\n<style>{Css}</style></head><body>\n{_body}\n</body></html>\n";
}
