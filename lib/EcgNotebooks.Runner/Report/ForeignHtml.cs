using System.Net;

namespace EcgNotebooks.Runner.Report;

/// <summary>HTML that the report didn't write itself: part of the page where it can't harm it, else in a frame of its own.</summary>
internal static class ForeignHtml
{
    // Runs first, since what follows may never end; the report limits what it asks for.
    private const string FrameStart = """
        <!DOCTYPE html><html><head><meta charset="utf-8"><style>body{margin:0;font:16px/1.5 system-ui,sans-serif}</style><script>
        addEventListener('load',function(){var page=document.documentElement,tell=function(){parent.postMessage({frameHeight:page.getBoundingClientRect().height},'*')};new ResizeObserver(tell).observe(page);tell()})
        </script></head><body>
        """;

    /// <summary>The HTML as it may stand in the report.</summary>
    /// <param name="html">A piece of a page, closed or not, with scripts or without.</param>
    public static string Of(string html) => HarmlessHtml.Of(html) ?? Framed(html);

    // Without allow-same-origin the frame's scripts are strangers to the report: they reach nothing outside the frame.
    private static string Framed(string html) =>
        $"<iframe class=\"frame\" sandbox=\"allow-scripts\" title=\"Output in a sandbox\" srcdoc=\"{WebUtility.HtmlEncode(FrameStart + html)}\"></iframe>";
}
