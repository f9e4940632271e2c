using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace EcgNotebooks.Runner.Notebooks;

/// <summary>Adds alternative forms of SVG drawings to outputs, and recognizes them.</summary>
internal static class Drawing
{
    /// <summary>The MIME type of SVG.</summary>
    public const string MimeType = "image/svg+xml";

    /// <summary>The MIME types of bitmap images.</summary>
    public static readonly IReadOnlyList<string> Bitmaps = ["image/png", "image/jpeg", "image/gif"];

    private const string Page = "text/html";
    private const string ImageStart = "<img src=\"data:image/svg+xml;base64,";

    /// <summary>Adds the drawing as an HTML image and, if given, as PNG.</summary>
    /// <remarks>
    /// nbconvert prefers HTML to SVG and SVG to PNG, but removes SVG when it sanitizes outputs. Exports to LaTeX, and hosts
    /// that don't trust a notebook, show the PNG.
    /// </remarks>
    /// <param name="data">The output's data by MIME type.</param>
    /// <param name="svg">The drawing.</param>
    /// <param name="bitmap">The drawing as PNG in base64; null for none.</param>
    public static void AddOtherForms(JsonObject data, string svg, string? bitmap)
    {
        if (RootOf(svg) is { } root)
        {
            var alt = string.Join(". ", new[] { Child(root, "title"), Child(root, "desc") }.Where(t => t.Length > 0));
            var content = Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));
            data[Page] = $"{ImageStart}{content}\" alt=\"{WebUtility.HtmlEncode(alt)}\">";
        }

        if (bitmap is not null)
        {
            data[Bitmaps[0]] = bitmap;
        }
    }

    /// <summary>Returns whether an output's data of a MIME type are an alternative form of its SVG drawing.</summary>
    public static bool IsOtherForm(JsonObject data, string mimeType) =>
        data.ContainsKey(MimeType)
        && (
            Bitmaps.Contains(mimeType)
            || (mimeType == Page && NotebookJson.Text(data[Page]).StartsWith(ImageStart, StringComparison.Ordinal))
        );

    /// <summary>Returns what a drawing shows, from its desc element; empty if it has none.</summary>
    public static string DescriptionOf(string svg) => RootOf(svg) is { } root ? Child(root, "desc") : "";

    private static string Child(XElement root, string name) =>
        root.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value.Trim() ?? "";

    // Returns null if the SVG isn't a complete document, because browsers don't show it as an image.
    private static XElement? RootOf(string svg)
    {
        try
        {
            var root = XDocument.Parse(svg).Root!;
            return root.Name == XName.Get("svg", "http://www.w3.org/2000/svg") ? root : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
