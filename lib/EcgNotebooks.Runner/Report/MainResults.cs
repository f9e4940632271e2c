using System.Net;
using System.Text;

namespace EcgNotebooks.Runner.Report;

/// <summary>Writes the first section of the report: the sentences, tables and figures of the cells tagged highlight.</summary>
internal static class MainResults
{
    /// <summary>Appends the section.</summary>
    public static void Write(StringBuilder html, IReadOnlyList<ReportSection> sections)
    {
        // If two notebooks show the same result, it is written only once.
        var written = new HashSet<string>(StringComparer.Ordinal);
        var results = sections
            .Select(s => (Section: s, Html: ResultsOf(s.Run, written)))
            .Where(r => r.Html.Length > 0)
            .ToList();
        if (results.Count == 0)
        {
            return;
        }

        html.Append("<h2>Main results</h2>");
        foreach (var (section, content) in results)
        {
            html.Append(
                $"<section class=\"results\"><h3><a href=\"#{Encode(section.Id)}\">{Encode(section.Title)}</a></h3>"
            );
            html.Append(content).Append("</section>");
        }
    }

    private static string ResultsOf(NotebookRun run, HashSet<string> written)
    {
        var html = new StringBuilder();
        var inList = false;
        foreach (var output in run.HighlightedOutputs())
        {
            var rich = OutputHtml.Rich(output);
            var text = rich is null ? NotebookRun.TextOf(output) : "";
            if ((rich ?? text).Length == 0 || !written.Add(rich ?? text))
            {
                continue;
            }

            html.Append(ListTag(inList, rich is null));
            inList = rich is null;
            html.Append(rich is null ? $"<li>{Encode(text)}</li>" : $"<div class=\"output\">{rich}</div>");
        }

        return html.Append(ListTag(inList, false)).ToString();
    }

    // Sentences form lists; tables and figures are written between the lists.
    private static string ListTag(bool wasInList, bool isInList) =>
        (wasInList, isInList) switch
        {
            (false, true) => "<ul>",
            (true, false) => "</ul>",
            _ => "",
        };

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
