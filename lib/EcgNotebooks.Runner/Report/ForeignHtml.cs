using System.Net;

namespace EcgNotebooks.Runner.Report;

/// <summary>Embeds HTML from notebooks in the report: directly if it is harmless, otherwise in a sandboxed frame.</summary>
internal static class ForeignHtml
{
    // This script comes first because the notebook's HTML may be incomplete; the report limits the height that it requests.
    private const string FrameStart = """
        <!DOCTYPE html><html><head><meta charset="utf-8"><style>body{margin:0;font:16px/1.5 system-ui,sans-serif}</style><script>
        addEventListener('load',function(){var page=document.documentElement,tell=function(){parent.postMessage({frameHeight:page.getBoundingClientRect().height},'*')};new ResizeObserver(tell).observe(page);tell()})
        </script></head><body>
        """;

    /// <summary>Returns the HTML in a form that can't harm the report.</summary>
    /// <param name="html">A fragment, which may be malformed or contain scripts.</param>
    public static string Of(string html) => HarmlessHtml.Of(html) ?? Framed(html);

    // Without allow-same-origin, the frame's scripts have another origin than the report and can't access it.
    private static string Framed(string html) =>
        $"<iframe class=\"frame\" sandbox=\"allow-scripts\" title=\"Output in a sandbox\" srcdoc=\"{WebUtility.HtmlEncode(FrameStart + html)}\"></iframe>";
}
