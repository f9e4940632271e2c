using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace EcgNotebooks.Runner.Report;

/// <summary>The elements and attributes that HTML from notebooks may contain to be embedded directly in the report.</summary>
internal static class HarmlessElements
{
    private static readonly FrozenSet<string> _html = Words(
        """
        a abbr b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption
        figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li mark ol p pre q ruby rp rt s samp section small span
        strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr
        """
    );

    private static readonly FrozenSet<string> _svg = Words(
        """
        svg g defs symbol use title desc metadata path line rect circle ellipse polyline polygon text tspan
        clipPath linearGradient radialGradient stop
        """
    );

    private static readonly FrozenSet<string> _mathMl = Words(
        "math mrow mi mo mn ms mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd mstyle"
    );

    private static readonly FrozenSet<string> _common = Words("id class title lang dir role style");

    private static readonly FrozenSet<string> _htmlAttributes = Words(
        """
        align alt border cellpadding cellspacing cite colspan color datetime headers height href nowrap open rel reversed rowspan
        scope span src start target type valign value width
        """
    );

    private static readonly FrozenSet<string> _svgAttributes = Words(
        """
        alignment-baseline baseProfile baseline-shift clip-path clip-rule clipPathUnits color cx cy d dominant-baseline dx dy fill
        fill-opacity fill-rule font-family font-size font-style font-variant font-weight fx fy gradientTransform gradientUnits height
        href lengthAdjust letter-spacing offset opacity points preserveAspectRatio r rotate rx ry shape-rendering spreadMethod
        stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
        stroke-opacity stroke-width text-anchor text-rendering textLength transform vector-effect version viewBox width word-spacing
        x x1 x2 xlink:href xml:lang xml:space xmlns xmlns:xlink y y1 y2
        """
    );

    private static readonly FrozenSet<string> _mathMlAttributes = Words(
        "columnalign display displaystyle fence form largeop lspace mathvariant rspace scriptlevel separator stretchy width xmlns"
    );

    // Properties of the element's own appearance; none that could move it out of its place, and no addresses.
    private static readonly Regex _style = new(
        """
        ^\s*((color|background-color|background|text-align|text-decoration|vertical-align|white-space|list-style(-type)?|line-height
        |(font|padding|margin|border)(-[a-z]+)*|(min-|max-)?(width|height))\s*:
        ([a-z]+(-[a-z]+)*|\#[0-9a-f]{3,8}|[0-9]*\.?[0-9]+(px|em|rem|ex|ch|pt|cm|mm|in|%)?|(rgb|hsl)a?\([0-9\s.,%]*\)
        |"[\w\s-]*"|'[\w\s-]*'|!important|,|\s)*(;\s*|$))*$
        """,
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    );

    /// <summary>Returns whether the element is harmless, after removing a link that would run a script.</summary>
    public static bool Allow(IElement element)
    {
        var (elements, attributes) =
            element.NamespaceUri == NamespaceNames.HtmlUri ? (_html, _htmlAttributes)
            : element.NamespaceUri == NamespaceNames.SvgUri ? (_svg, _svgAttributes)
            : element.NamespaceUri == NamespaceNames.MathMlUri ? (_mathMl, _mathMlAttributes)
            : (FrozenSet<string>.Empty, FrozenSet<string>.Empty);
        if (!elements.Contains(element.LocalName))
        {
            return false;
        }

        if (element.LocalName == "a" && !HarmlessAddress.IsLink(element.GetAttribute("href") ?? ""))
        {
            element.RemoveAttribute("href");
        }

        return element.Attributes.All(a => Allow(element, a, attributes));
    }

    private static bool Allow(IElement element, IAttr attribute, FrozenSet<string> attributes)
    {
        var (name, value) = (attribute.Name, attribute.Value);
        return name switch
        {
            "style" => _style.IsMatch(value),
            "src" => element.LocalName == "img" && HarmlessAddress.IsImage(value),
            "href" when element.LocalName == "a" => true,
            "href" or "xlink:href" => HarmlessAddress.IsOnThisPage(value),
            // A transformed outermost element could cover other parts of the report.
            "transform" when element.LocalName == "svg" => false,
            _ => IsKnown(name, attributes) && HarmlessAddress.HasNoneButOnThisPage(value),
        };
    }

    private static bool IsKnown(string name, FrozenSet<string> attributes) =>
        _common.Contains(name)
        || attributes.Contains(name)
        || name.StartsWith("aria-", StringComparison.Ordinal)
        || name.StartsWith("data-", StringComparison.Ordinal);

    private static FrozenSet<string> Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
