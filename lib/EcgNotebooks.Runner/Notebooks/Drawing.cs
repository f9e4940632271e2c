using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace EcgNotebooks.Runner.Notebooks;

/// <summary>A drawing in SVG, and the other forms in which one output may hold it.</summary>
internal static class Drawing
{
    /// <summary>SVG's MIME type.</summary>
    public const string MimeType = "image/svg+xml";

    /// <summary>MIME types of pictures in pixels.</summary>
    public static readonly IReadOnlyList<string> Bitmaps = ["image/png", "image/jpeg", "image/gif"];

    private const string Page = "text/html";
    private const string ImageStart = "<img src=\"data:image/svg+xml;base64,";

    /// <summary>Adds the drawing as an image in HTML, and as a PNG where there is one.</summary>
    /// <remarks>
    /// nbconvert takes SVG before PNG and then strips it; HTML it takes before both. Exports to LaTeX, and hosts that don't trust a
    /// notebook, show the PNG.
    /// </remarks>
    /// <param name="data">An output's data by MIME type.</param>
    /// <param name="svg">The drawing.</param>
    /// <param name="bitmap">The same as PNG in base64; null where there is none.</param>
    public static void AddOtherForms(JsonObject data, string svg, string? bitmap)
    {
        if (TitleOf(svg) is { } title)
        {
            var content = Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));
            data[Page] = $"{ImageStart}{content}\" alt=\"{WebUtility.HtmlEncode(title)}\">";
        }

        if (bitmap is not null)
        {
            data[Bitmaps[0]] = bitmap;
        }
    }

    /// <summary>Whether an output's data of a type are but another form of its drawing.</summary>
    public static bool IsOtherForm(JsonObject data, string mimeType) =>
        data.ContainsKey(MimeType)
        && (
            Bitmaps.Contains(mimeType)
            || (mimeType == Page && NotebookJson.Text(data[Page]).StartsWith(ImageStart, StringComparison.Ordinal))
        );

    // Null where it is no document of its own: browsers show nothing of such an image.
    private static string? TitleOf(string svg)
    {
        try
        {
            var root = XDocument.Parse(svg).Root!;
            return root.Name == XName.Get("svg", "http://www.w3.org/2000/svg")
                ? root.Elements().FirstOrDefault(e => e.Name.LocalName == "title")?.Value ?? ""
                : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
