using System.Xml;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace EcgNotebooks.Runner.Report;

/// <summary>HTML that is proven closed, runs nothing, and neither covers nor changes anything outside of itself.</summary>
/// <remarks>
/// It has to parse without an error, and to hold nothing but known elements and attributes. What is written is the parsed tree and
/// not the text, so that it ends where it should, and it has to be the same tree when it is parsed again.
/// </remarks>
internal static class HarmlessHtml
{
    // Parsing as many and writing them takes a second.
    private const int MostTags = 30_000;

    // Made once for each thread: a parser is far larger than most outputs, of which there may be thousands.
    private static readonly ThreadLocal<HtmlParser> _strict = new(() =>
        new(new HtmlParserOptions { IsStrictMode = true })
    );

    private static readonly ThreadLocal<HtmlParser> _lenient = new(() => new());

    // Where the HTML is to stand; it stays as it is.
    private static readonly IElement _body = new HtmlParser().ParseDocument("<!DOCTYPE html><title>t</title>").Body!;

    private static readonly IElement _nothing = new HtmlParser().ParseDocument("").CreateElement("body");

    /// <summary>The HTML written anew, without links that run scripts; null where it isn't harmless.</summary>
    public static string? Of(string html)
    {
        // A figure that brings its own library is megabytes of script: no need to parse those.
        if (html.Contains("<script", StringComparison.OrdinalIgnoreCase) || html.AsSpan().Count('<') > MostTags)
        {
            return null;
        }

        var written = Closed(html) is { } body ? Written(body) : null;
        return written is null || written == html || Written(Fragment(written, _lenient.Value!)) == written
            ? written
            : null;
    }

    // The HTML parser takes the end tags of SVG's elements in mixed case, such as clipPath, for errors; SVG is XML as well.
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
                // Its end is what matters.
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

    // The parser puts what it reads into an element of its own.
    private static IElement Fragment(string html, HtmlParser parser) =>
        parser.ParseFragment(html, _body).FirstOrDefault()?.ParentElement ?? _nothing;
}
