using System.Xml;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace EcgNotebooks.Runner.Report;

/// <summary>Checks that HTML is well-formed, runs no script, and can't cover or change anything outside itself.</summary>
/// <remarks>
/// The HTML has to parse without an error and to contain only known elements and attributes. The result is written from
/// the parsed tree, so that all elements are closed, and parsing it again has to give the same tree.
/// </remarks>
internal static class HarmlessHtml
{
    // Parsing and writing this many tags takes about a second.
    private const int MostTags = 30_000;

    // Parsers are created once per thread, because they are expensive and there may be thousands of outputs.
    private static readonly ThreadLocal<HtmlParser> _strict = new(() =>
        new(new HtmlParserOptions { IsStrictMode = true })
    );

    private static readonly ThreadLocal<HtmlParser> _lenient = new(() => new());

    // The context in which fragments are parsed; it isn't modified.
    private static readonly IElement _body = new HtmlParser().ParseDocument("<!DOCTYPE html><title>t</title>").Body!;

    private static readonly IElement _nothing = new HtmlParser().ParseDocument("").CreateElement("body");

    /// <summary>Returns the HTML, rewritten without links that run scripts, or null if it isn't harmless.</summary>
    public static string? Of(string html)
    {
        // Scripts are never harmless, and an interactive figure may contain megabytes of them, so they aren't parsed.
        if (html.Contains("<script", StringComparison.OrdinalIgnoreCase) || html.AsSpan().Count('<') > MostTags)
        {
            return null;
        }

        var written = Closed(html) is { } body ? Written(body) : null;
        return written is null || written == html || Written(Fragment(written, _lenient.Value!)) == written
            ? written
            : null;
    }

    // The strict HTML parser rejects the end tags of SVG elements in mixed case, such as clipPath; well-formed XML is accepted.
    private static IElement? Closed(string html)
    {
        try
        {
            return Fragment(html, _strict.Value!);
        }
        catch (HtmlParseException)
        {
            return IsXml(html) ? Fragment(html, _lenient.Value!) : null;
        }
    }

    private static bool IsXml(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text));
            while (reader.Read())
            {
                // Only reading to the end without an error matters.
            }

            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static string? Written(IElement parent)
    {
        foreach (var comment in parent.Descendants<IComment>().ToList())
        {
            comment.Remove();
        }

        return parent.QuerySelectorAll("*").All(HarmlessElements.Allow) ? parent.InnerHtml : null;
    }

    // The parser puts the nodes into a new parent element.
    private static IElement Fragment(string html, HtmlParser parser) =>
        parser.ParseFragment(html, _body).FirstOrDefault()?.ParentElement ?? _nothing;
}
