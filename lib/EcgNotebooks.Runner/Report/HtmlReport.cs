using System.Globalization;
using System.Net;
using System.Text;

namespace EcgNotebooks.Runner.Report;

/// <summary>The whole collection as one page that needs nothing else: no network, no other file.</summary>
/// <param name="title">The page's title.</param>
/// <param name="about">Where the results come from, by name: data, versions, machine.</param>
public sealed class HtmlReport(string title, IReadOnlyList<(string Name, string Value)> about)
{
    /// <summary>The page.</summary>
    public string Write(IReadOnlyList<NotebookRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
        html.Append("<meta name=\"viewport\" content=\"width=device-width\">");
        html.Append($"<title>{Encode(title)}</title><style>{ReportStyle.Css}</style></head><body>");
        html.Append(ReportStyle.Switches).Append($"<h1>{Encode(title)}</h1>");
        Highlights(html, runs);
        html.Append(Table(about)).Append("<nav><h2>Contents</h2><ol>");
        foreach (var run in runs)
        {
            var state = run.Failure is null ? Seconds(run.Seconds) : "failed";
            html.Append($"<li><a href=\"#{Id(run)}\">{Encode(Id(run))}</a> {state}</li>");
        }

        html.Append("</ol></nav>");
        foreach (var run in runs)
        {
            html.Append($"<section id=\"{Id(run)}\">");
            NotebookHtml.Write(html, run);
            Origin(html, run);
            html.Append("</section>");
        }

        return html.Append("</body></html>\n").ToString();
    }

    private static void Highlights(StringBuilder html, IReadOnlyList<NotebookRun> runs)
    {
        var results = runs.SelectMany(run => run.Highlights()).Distinct().ToList();
        if (results.Count > 0)
        {
            html.Append("<h2>Main results</h2><ul class=\"results\">");
            html.Append(string.Concat(results.Select(result => $"<li>{Encode(result)}</li>"))).Append("</ul>");
        }
    }

    private void Origin(StringBuilder html, NotebookRun run)
    {
        html.Append("<details class=\"origin\"><summary>Where this comes from</summary>").Append(Table(about));
        var cells = run.Took.Select(t => ($"cell {t.Key}", Seconds(t.Value.TotalSeconds)));
        var others = run.LeftAlone.Select(l => ($"cell {l.Key}", $"not run: {l.Value}"));
        html.Append(Table([.. cells, .. others])).Append("</details>");
    }

    private static string Table(IReadOnlyList<(string Name, string Value)> rows) =>
        $"<table>{string.Concat(rows.Select(r => $"<tr><th>{Encode(r.Name)}</th><td>{Encode(r.Value)}</td></tr>"))}</table>";

    private static string Seconds(double seconds) => seconds.ToString("F1", CultureInfo.InvariantCulture) + " s";

    private static string Id(NotebookRun run) => Encode(Path.GetFileNameWithoutExtension(run.Executed.Path));

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
