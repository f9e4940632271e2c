using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EcgNotebooks.Runner.Notebooks;
using Markdig;

namespace EcgNotebooks.Runner.Report;

/// <summary>The whole collection as one page that needs nothing else: no network, no other file.</summary>
/// <param name="title">The page's title.</param>
/// <param name="about">What the reader must know of this run: data, versions, machine.</param>
public sealed class HtmlReport(string title, IReadOnlyList<(string Name, string Value)> about)
{
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UsePipeTables().Build();

    /// <summary>The page.</summary>
    public string Write(IReadOnlyList<NotebookRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
        html.Append("<meta name=\"viewport\" content=\"width=device-width\">");
        html.Append($"<title>{Encode(title)}</title><style>{ReportStyle.Css}</style></head><body>");
        html.Append(ReportStyle.Switches);
        html.Append($"<h1>{Encode(title)}</h1><table>");
        foreach (var (name, value) in about)
        {
            html.Append($"<tr><th>{Encode(name)}</th><td>{Encode(value)}</td></tr>");
        }

        html.Append("</table><nav><ol>");
        foreach (var run in runs)
        {
            var state = run.Failure is null ? $"{run.Seconds:F1} s" : "failed";
            html.Append($"<li><a href=\"#{Id(run)}\">{Encode(Id(run))}</a> {state}</li>");
        }

        html.Append("</ol></nav>");
        foreach (var run in runs)
        {
            Section(html, run);
        }

        return html.Append("</body></html>\n").ToString();
    }

    private static void Section(StringBuilder html, NotebookRun run)
    {
        html.Append($"<section id=\"{Id(run)}\">");
        foreach (var cell in run.Executed.Cells)
        {
            if (cell.Kind == CellKind.Markdown)
            {
                html.Append(Linked(Markdig.Markdown.ToHtml(cell.Source, Markdown)));
            }
            else
            {
                html.Append($"<pre class=\"code\"><code>{Encode(cell.Source)}</code></pre>");
            }

            foreach (var output in cell.Kind == CellKind.Code ? cell.Outputs : [])
            {
                html.Append($"<div class=\"output\">{Output(output!)}</div>");
            }
        }

        html.Append("</section>");
    }

    private static string Output(JsonNode output)
    {
        var data = output["data"];
        if ((data?["text/html"] ?? data?["image/svg+xml"]) is { } page)
        {
            return NotebookJson.Text(page);
        }

        var text =
            (string?)output["output_type"] == "error"
                ? string.Join('\n', output["traceback"]!.AsArray().Select(l => (string?)l))
                : NotebookJson.Text(output["text"] ?? data?["text/plain"]);
        return $"<pre>{Encode(text)}</pre>";
    }

    // On one page the neighbours are sections.
    private static string Linked(string html) =>
        System.Text.RegularExpressions.Regex.Replace(html, "href=\"(\\d\\d-[a-z]+)\\.ipynb\"", "href=\"#$1\"");

    private static string Id(NotebookRun run) => Path.GetFileNameWithoutExtension(run.Executed.Path);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
