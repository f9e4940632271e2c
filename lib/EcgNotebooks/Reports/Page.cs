using System.Net;
using System.Text;

namespace EcgNotebooks.Reports;

/// <summary>A self-contained HTML page that needs no network, with a light and a dark theme, for narrow screens and for paper.</summary>
/// <remarks>The parts are HTML; <see cref="Text"/> makes HTML of any text.</remarks>
/// <param name="title">The page's title, as text.</param>
internal sealed class Page(string title)
{
    private const string Dark =
        "color-scheme:dark;--paper:#16181c;--ink:#e6e6e6;--soft:#23262c;--line:#4a4f58;--link:#7fc1ff;--good:#6fcf97;--fair:#f2c94c;--bad:#ff8a80";

    private const string Css = $$"""
        :root{color-scheme:light;--paper:#fff;--ink:#1a1a1a;--soft:#f3f3f3;--line:#ccc;--link:#0059a3;--good:#1e7a3c;--fair:#7a5b00;--bad:#b3261e}
        @media screen and (prefers-color-scheme:dark){:root{{{Dark}}} }
        *{box-sizing:border-box}
        body{background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif;max-width:920px;margin:0 auto;padding:1rem;overflow-wrap:anywhere}
        a[href]{color:var(--link)}h1{line-height:1.2}section{border-top:2px solid var(--line);margin-top:2.5rem}
        table{border-collapse:collapse;font-size:14px;margin:.5rem 0;width:100%}
        th,td{border-bottom:1px solid var(--line);padding:4px 8px;text-align:left;vertical-align:top}
        th{white-space:nowrap;overflow-wrap:normal}
        .item{border-bottom:1px solid var(--line);padding:.6rem 0}.item p{margin:.2rem 0}
        .head{display:flex;flex-wrap:wrap;gap:.2rem .6rem;align-items:baseline}.head .asks{font-weight:600;flex:1 1 14rem}
        .number{font-variant-numeric:tabular-nums;min-width:2.2rem}
        .badge{font-size:13px;border:1px solid currentColor;border-radius:4px;padding:0 6px;white-space:nowrap}
        .good{color:var(--good)}.fair{color:var(--fair)}.bad{color:var(--bad)}
        .small{font-size:13px;opacity:.85}.note{background:var(--soft);padding:.6rem 1rem}
        summary{cursor:pointer}svg{background:#fff;max-width:100%;height:auto}code{font-size:.9em}
        .wide{overflow-x:auto}
        @media (max-width:600px){th{display:none}tr{display:block;border-bottom:1px solid var(--line);padding:.4rem 0}td{display:block;border:0;padding:0} }
        @media print{body{max-width:none;font-size:11pt}section{break-before:page}.item,tr{break-inside:avoid}h3{break-after:avoid} }
        """;

    private readonly StringBuilder _body = new();

    /// <summary>Returns text as HTML.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Appends HTML.</summary>
    public Page Add(string html)
    {
        _body.Append(html).Append('\n');
        return this;
    }

    /// <summary>Appends a table.</summary>
    /// <param name="columns">The headings, as text.</param>
    /// <param name="rows">The cells, as HTML.</param>
    public Page AddTable(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows) =>
        Add(
            $"<table><tr>{string.Concat(columns.Select(column => $"<th>{Text(column)}</th>"))}</tr>\n{string.Concat(rows.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{cell}</td>"))}</tr>\n"))}</table>"
        );

    /// <summary>Appends a heading of the second level.</summary>
    public Page AddHeading(string text) => Add($"<h2>{Text(text)}</h2>");

    /// <summary>Appends a paragraph of text.</summary>
    public Page AddParagraph(string text) => Add($"<p>{Text(text)}</p>");

    /// <summary>Appends a table of results; one with many columns scrolls by itself on a narrow screen.</summary>
    public Page AddTable(ReportTable table) =>
        Add("<div class=\"wide\" tabindex=\"0\">").Add(table.ToHtml()).Add("</div>");

    /// <summary>Returns the page.</summary>
    public string ToHtml() =>
        $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>{Text(title)}</title><style>
            {Css}
            </style></head><body>
            <h1>{Text(title)}</h1>
            {_body}</body></html>

            """;
}
