using System.Net;
using System.Text.RegularExpressions;
using Markdig;

namespace EcgNotebooks.Runner.Report;

/// <summary>Converts Markdown to HTML for the report.</summary>
internal static partial class MarkdownHtml
{
    private static readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseMathematics()
        .Build();

    /// <summary>Returns the text as HTML, with formulas as MathML and links to other notebooks as links to their sections.</summary>
    public static string Of(string markdown)
    {
        var html = Neighbour().Replace(Formula().Replace(Converted(markdown), Drawn), "href=\"#$1\"");
        // The converter's output is well-formed and harmless, except for HTML and links that the text itself contains.
        return markdown.AsSpan().ContainsAny('<', '[') ? ForeignHtml.Of(html) : html;
    }

    /// <summary>Returns the first heading as plain text, or null if there is none.</summary>
    public static string? Title(string markdown)
    {
        var heading = Heading().Match(markdown);
        return heading.Success ? PlainText(heading.Value) : null;
    }

    private static string? PlainText(string line)
    {
        try
        {
            return Markdown.ToPlainText(line, _pipeline).Trim() is { Length: > 0 } text ? text : null;
        }
        catch (ArgumentException)
        {
            return line.Trim(' ', '#');
        }
    }

    // Text that is nested more deeply than the converter supports is shown as written.
    private static string Converted(string markdown)
    {
        try
        {
            return Markdown.ToHtml(markdown, _pipeline);
        }
        catch (ArgumentException)
        {
            return $"<pre>{WebUtility.HtmlEncode(markdown)}</pre>";
        }
    }

    private static string Drawn(Match formula)
    {
        var block = formula.Groups["block"].Success;
        return TexMath.ToHtml(WebUtility.HtmlDecode(formula.Groups[block ? "block" : "inline"].Value), block);
    }

    [GeneratedRegex("href=\"(\\d\\d-[a-z]+)\\.ipynb\"")]
    private static partial Regex Neighbour();

    [GeneratedRegex(@"^ {0,3}#{1,6}[ \t]+(.+?)[ \t#]*\r?$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(
        @"<span class=""math"">\\\((?<inline>.*?)\\\)</span>|<div class=""math"">\s*\\\[(?<block>.*?)\\\]\s*</div>",
        RegexOptions.Singleline
    )]
    private static partial Regex Formula();
}
