using System.Net;
using System.Text;

namespace EcgNotebooks.Runner.Report;

/// <summary>What the cells tagged highlight showed, in front of everything else: sentences, tables and figures.</summary>
internal static class MainResults
{
    public static void Write(StringBuilder html, IReadOnlyList<ReportSection> sections)
    {
        // Two notebooks may say the same; it is one result.
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

            html.Append(Turn(inList, rich is null));
            inList = rich is null;
            html.Append(rich is null ? $"<li>{Encode(text)}</li>" : $"<div class=\"output\">{rich}</div>");
        }

        return html.Append(Turn(inList, false)).ToString();
    }

    // Sentences are a list; tables and figures stand between lists.
    private static string Turn(bool wasInList, bool isInList) =>
        (wasInList, isInList) switch
        {
            (false, true) => "<ul>",
            (true, false) => "</ul>",
            _ => "",
        };

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
