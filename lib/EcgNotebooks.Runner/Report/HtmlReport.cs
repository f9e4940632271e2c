using System.Globalization;
using System.Net;
using System.Text;

namespace EcgNotebooks.Runner.Report;

/// <summary>Writes executed notebooks as one self-contained HTML page, which needs no network and no other files.</summary>
/// <param name="title">The page's title.</param>
/// <param name="about">The provenance of the results as names and values, such as data, versions and machine.</param>
public sealed class HtmlReport(string title, IReadOnlyList<(string Name, string Value)> about)
{
    /// <summary>Returns the page.</summary>
    /// <param name="runs">The runs of the notebooks, in their order on the page.</param>
    public string Write(IReadOnlyList<NotebookRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var sections = ReportSection.Of(runs);
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
        html.Append("<meta name=\"viewport\" content=\"width=device-width\">");
        html.Append($"<title>{Encode(title)}</title><style>{ReportStyle.Css}</style></head><body>");
        html.Append(ReportStyle.Switches).Append(ReportStyle.Scripts).Append($"<h1>{Encode(title)}</h1>");
        MainResults.Write(html, sections);
        html.Append(About());
        Contents(html, sections);
        foreach (var section in sections)
        {
            html.Append($"<section id=\"{Encode(section.Id)}\">");
            NotebookHtml.Write(html, section.Run);
            Origin(html, section.Run);
            html.Append("</section>");
        }

        return html.Append("</body></html>\n").ToString();
    }

    private static void Contents(StringBuilder html, IReadOnlyList<ReportSection> sections)
    {
        html.Append("<nav><h2>Contents</h2><ul>");
        foreach (var section in sections)
        {
            var state = section.Run.Failure is { } failure
                ? $"failed in cell {failure.Cell}"
                : Seconds(section.Run.Seconds);
            html.Append($"<li><a href=\"#{Encode(section.Id)}\">{Encode(section.Title)}</a> {state}</li>");
        }

        html.Append("</ul></nav>");
    }

    private void Origin(StringBuilder html, NotebookRun run)
    {
        html.Append("<details class=\"origin\"><summary>Where this comes from</summary>").Append(About());
        var cells = run.Durations.Select(t => ($"cell {t.Key}", Seconds(t.Value.TotalSeconds)));
        var others = run.NotRun.Select(l => ($"cell {l.Key}", $"not run: {l.Value}"));
        html.Append(Table([.. cells, .. others])).Append("</details>");
    }

    private string About() => $"<div class=\"about\">{Table(about)}</div>";

    private static string Table(IReadOnlyList<(string Name, string Value)> rows) =>
        $"<table>{string.Concat(rows.Select(r => $"<tr><th>{Encode(r.Name)}</th><td>{Encode(r.Value)}</td></tr>"))}</table>";

    private static string Seconds(double seconds) => seconds.ToString("F1", CultureInfo.InvariantCulture) + " s";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
