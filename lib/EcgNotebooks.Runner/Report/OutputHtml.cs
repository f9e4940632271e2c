using System.Net;
using System.Text.Json.Nodes;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Runner.Report;

/// <summary>Converts an output of a cell to HTML for the report.</summary>
internal static class OutputHtml
{
    /// <summary>Returns the output as HTML: a table, a figure or formatted text if it has one, otherwise plain text.</summary>
    public static string Of(JsonNode output) => Rich(output) ?? $"<pre>{Encode(Plain(output))}</pre>";

    /// <summary>Returns the output as a table, a figure or formatted text, or null if it has only plain text.</summary>
    public static string? Rich(JsonNode output)
    {
        var data = output["data"];
        if (data?[Drawing.MimeType] is { } drawing)
        {
            var svg = NotebookJson.Text(drawing);
            return ForeignHtml.Of(svg) + Description(svg);
        }

        if (data?["text/html"] is { } page)
        {
            return ForeignHtml.Of(NotebookJson.Text(page));
        }

        if (Drawing.Bitmaps.FirstOrDefault(type => data?[type] is not null) is { } bitmap)
        {
            var content = NotebookJson.Text(data![bitmap]).ReplaceLineEndings("");
            return $"<img src=\"data:{bitmap};base64,{Encode(content)}\" alt=\"\">";
        }

        return data?["text/markdown"] is { } markdown ? MarkdownHtml.Of(NotebookJson.Text(markdown)) : null;
    }

    // On a narrow screen the words of a drawing are too small to be read. Screen readers read the drawing's own description.
    private static string Description(string svg) =>
        Drawing.DescriptionOf(svg) is { Length: > 0 } text
            ? $"<p class=\"description\" aria-hidden=\"true\">{Encode(text)}</p>"
            : "";

    private static string Plain(JsonNode output) =>
        (string?)output["output_type"] == "error"
            ? Error(output)
            : NotebookJson.Text(output["text"] ?? output["data"]?["text/plain"]);

    private static string Error(JsonNode output) =>
        output["traceback"] is JsonArray { Count: > 0 } trace
            ? string.Join('\n', trace.Select(line => (string?)line))
            : $"{NotebookJson.Text(output["ename"])}: {NotebookJson.Text(output["evalue"])}";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
