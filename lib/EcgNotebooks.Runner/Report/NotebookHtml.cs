using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EcgNotebooks.Runner.Notebooks;
using Markdig;

namespace EcgNotebooks.Runner.Report;

/// <summary>One executed notebook as HTML: text, code and outputs in their order.</summary>
internal static partial class NotebookHtml
{
    private static readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseMathematics()
        .Build();

    public static void Write(StringBuilder html, NotebookRun run)
    {
        foreach (var cell in run.Executed.Cells)
        {
            if (cell.Kind == CellKind.Markdown)
            {
                html.Append(Text(cell.Source));
                continue;
            }

            html.Append($"<pre class=\"code\"><code>{Encode(cell.Source)}</code></pre>");
            if (run.LeftAlone.TryGetValue(cell.Number, out var reason))
            {
                html.Append($"<p class=\"note\">This cell was not run: {Encode(reason)}.</p>");
            }

            foreach (var output in cell.Kind == CellKind.Code ? cell.Outputs : [])
            {
                html.Append($"<div class=\"output\">{Output(output!)}</div>");
            }
        }
    }

    // On one page the neighbours are sections.
    private static string Text(string markdown) =>
        Neighbour().Replace(Formula().Replace(Converted(markdown), Drawn), "href=\"#$1\"");

    // Text nested deeper than the converter follows is shown as it was written.
    private static string Converted(string markdown)
    {
        try
        {
            return Markdown.ToHtml(markdown, _pipeline);
        }
        catch (ArgumentException)
        {
            return $"<pre>{Encode(markdown)}</pre>";
        }
    }

    private static string Drawn(Match formula)
    {
        var block = formula.Groups["block"].Success;
        return TexMath.ToHtml(WebUtility.HtmlDecode(formula.Groups[block ? "block" : "inline"].Value), block);
    }

    private static string Output(JsonNode output)
    {
        var data = output["data"];
        if ((data?["text/html"] ?? data?["image/svg+xml"]) is { } page)
        {
            return NotebookJson.Text(page);
        }

        if (data?["image/png"] is { } png)
        {
            return $"<img src=\"data:image/png;base64,{Encode(NotebookJson.Text(png).ReplaceLineEndings(""))}\" alt=\"\">";
        }

        return data?["text/markdown"] is { } markdown
            ? Text(NotebookJson.Text(markdown))
            : $"<pre>{Encode(Plain(output))}</pre>";
    }

    private static string Plain(JsonNode output) =>
        (string?)output["output_type"] == "error"
            ? string.Join('\n', output["traceback"]!.AsArray().Select(l => (string?)l))
            : NotebookJson.Text(output["text"] ?? output["data"]?["text/plain"]);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    [GeneratedRegex("href=\"(\\d\\d-[a-z]+)\\.ipynb\"")]
    private static partial Regex Neighbour();

    [GeneratedRegex(
        @"<span class=""math"">\\\((?<inline>.*?)\\\)</span>|<div class=""math"">\s*\\\[(?<block>.*?)\\\]\s*</div>",
        RegexOptions.Singleline
    )]
    private static partial Regex Formula();
}
