using System.Net;
using System.Text.Json.Nodes;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Runner.Report;

/// <summary>One output of a cell as a part of the report.</summary>
internal static class OutputHtml
{
    /// <summary>The richest form that the output has.</summary>
    public static string Of(JsonNode output) => Rich(output) ?? $"<pre>{Encode(Plain(output))}</pre>";

    /// <summary>The output as a table, a figure or formatted text; null where it is plain text alone.</summary>
    public static string? Rich(JsonNode output)
    {
        var data = output["data"];
        if ((data?[Drawing.MimeType] ?? data?["text/html"]) is { } page)
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
