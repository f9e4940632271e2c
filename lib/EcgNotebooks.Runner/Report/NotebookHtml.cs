using System.Net;
using System.Text;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Runner.Report;

/// <summary>Writes an executed notebook as HTML, with text, code and outputs in their order.</summary>
internal static class NotebookHtml
{
    /// <summary>Appends the notebook.</summary>
    public static void Write(StringBuilder html, NotebookRun run)
    {
        foreach (var cell in run.Executed.Cells)
        {
            if (cell.Kind == CellKind.Markdown)
            {
                html.Append(MarkdownHtml.Of(cell.Source));
                continue;
            }

            Code(html, run, cell);
        }
    }

    // Code and outputs share an element, so that print keeps them on one page.
    private static void Code(StringBuilder html, NotebookRun run, NotebookCell cell)
    {
        var isRun = !run.NotRun.TryGetValue(cell.Number, out var reason);
        var code = cell.Kind == CellKind.Code && isRun ? CodeHtml.Of(cell.Source) : Encode(cell.Source);
        html.Append($"<div class=\"cell\"><pre class=\"code\"><code>{code}</code></pre>");
        if (!isRun)
        {
            html.Append($"<p class=\"note\">This cell was not run because {Encode(reason!)}.</p>");
        }

        foreach (var output in cell.Kind == CellKind.Code ? cell.Outputs : [])
        {
            html.Append($"<div class=\"output\">{OutputHtml.Of(output!)}</div>");
        }

        html.Append("</div>");
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
