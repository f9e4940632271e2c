using System.Xml;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace EcgNotebooks.Runner.Report;

/// <summary>HTML that is proven closed, runs nothing, and neither covers nor changes anything outside of itself.</summary>
/// <remarks>
/// It has to parse without an error, and to hold nothing but known elements and attributes. What is written is the parsed tree and
/// not the text, so that it ends where it should, and it has to be the same tree when it is parsed again.
/// </remarks>
internal static class HarmlessHtml
{
    private static readonly HtmlParserOptions Strict = new() { IsStrictMode = true };

    /// <summary>The HTML written anew, without links that run scripts; null where it isn't harmless.</summary>
    public static string? Of(string html)
    {
        // A figure that brings its own library is megabytes of script: no need to parse those.
        var mayBe = !html.Contains("<script", StringComparison.OrdinalIgnoreCase) && IsClosed(html);
        return mayBe && Harmless(html) is { } written && Harmless(written) == written ? written : null;
    }

    // The HTML parser takes the end tags of SVG's elements in mixed case, such as clipPath, for errors; SVG is XML as well.
    private static bool IsClosed(string html)
    {
        try
        {
            _ = Fragment(html, new HtmlParser(Strict));
            return true;
        }
        catch (HtmlParseException)
        {
            return IsXml(html);
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

    private static string? Harmless(string html)
    {
        var body = Fragment(html, new HtmlParser());
        foreach (var comment in body.Descendants<IComment>().ToList())
        {
            comment.Remove();
        }

        return body.QuerySelectorAll("*").All(HarmlessElements.Allow) ? body.InnerHtml : null;
    }

    private static IHtmlElement Fragment(string html, HtmlParser parser)
    {
        var page = parser.ParseDocument("<!DOCTYPE html><html><head><title>t</title></head><body></body></html>");
        page.Body!.Append([.. parser.ParseFragment(html, page.Body)]);
        return page.Body;
    }
}
