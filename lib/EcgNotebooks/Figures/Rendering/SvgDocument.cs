using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SkiaSharp;

namespace EcgNotebooks.Figures.Rendering;

/// <summary>Renders a figure as an SVG document: shapes come from Skia's SVG canvas, text becomes text elements.</summary>
/// <remarks>
/// Skia would place every glyph by the metrics of the installed fonts, and would lose the text where there are none.
/// </remarks>
internal static partial class SvgDocument
{
    private static readonly JsonSerializerOptions _json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Returns the document; screen readers read its title and its description.</summary>
    /// <param name="page">The figure.</param>
    /// <param name="description">What the figure shows.</param>
    /// <param name="data">The figure's data, for comparisons.</param>
    public static string Of(Page page, string description, JsonObject data)
    {
        var scene = FigureLayout.Of(page);
        var body = Shapes(page, scene) + SvgText.Of(scene.Texts);
        var (title, desc) = (SvgText.Escape(page.Title), SvgText.Escape(description));
        var id = "t" + Digest(title + desc + body);
        var size = FormattableString.Invariant(
            $"viewBox=\"0 0 {page.Width} {page.Height}\" width=\"{page.Width}\" height=\"{page.Height}\""
        );
        var svg = $"""
            <svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="{id}-title" aria-describedby="{id}-desc" style="max-width:100%;height:auto">
            <title id="{id}-title">{title}</title>
            <desc id="{id}-desc">{desc}</desc>
            <metadata>{SvgText.Escape(data.ToJsonString(_json))}</metadata>
            {body}</svg>

            """;
        return svg.ReplaceLineEndings("\n");
    }

    private static string Shapes(Page page, Scene scene)
    {
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, page.Width, page.Height), stream))
        {
            SceneCanvas.Draw(page, scene, canvas);
        }

        var svg = Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
        var start = svg.IndexOf('>', svg.IndexOf("<svg", StringComparison.Ordinal)) + 1;
        var inner = svg[start..svg.LastIndexOf("</svg>", StringComparison.Ordinal)].Trim();
        return UniqueIds(LongNumber().Replace(Indent().Replace(inner, "\n"), Rounded)) + "\n";
    }

    // Skia numbers ids per process. They must be the same in each run, but differ between the figures of a page.
    private static string UniqueIds(string shapes)
    {
        var ids = Id().Matches(shapes).Select(m => m.Groups[1].Value).Distinct().Select((id, i) => (id, i));
        var numbers = ids.ToDictionary(pair => pair.id, pair => pair.i);
        var plain = Reference().Replace(shapes, m => $"{m.Groups[1].Value}@-{numbers[m.Groups[2].Value]}");
        return WithHash(plain, Digest(plain));
    }

    private static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..10];

    private static string WithHash(string plain, string hash) =>
        plain
            .Replace("\"@-", $"\"f{hash}-", StringComparison.Ordinal)
            .Replace("#@-", $"#f{hash}-", StringComparison.Ordinal);

    private static string Rounded(Match number)
    {
        var value = double.Parse(number.Value, System.Globalization.CultureInfo.InvariantCulture);
        return value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"-?\d+\.\d{3,}(e[-+]?\d+)?")]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex Indent();

    [GeneratedRegex("\\bid=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("(\\bid=\"|#)((?:cl|gr|pattern|img)_[0-9a-z]+)")]
    private static partial Regex Reference();
}
