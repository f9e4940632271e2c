namespace EcgNotebooks.Runner.Report;

/// <summary>The report's style sheet with a light, a dark and a print theme, and the scripts of its buttons and frames.</summary>
internal static class ReportStyle
{
    private const string DarkColours =
        "color-scheme:dark;--paper:#16181c;--ink:#e6e6e6;--soft:#23262c;--line:#4a4f58;--link:#7fc1ff";

    public const string Css = $$"""
        :root{color-scheme:light;--paper:#fff;--ink:#1a1a1a;--soft:#f3f3f3;--line:#ccc;--link:#0059a3}
        @media screen{:root.dark{{{DarkColours}} } }
        @media screen and (prefers-color-scheme:dark){:root:not(.light){{{DarkColours}} } }
        body{background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif;max-width:920px;margin:0 auto;padding:1rem}
        a[href]{color:var(--link)}section{border-top:2px solid var(--line);margin-top:2.5rem}
        pre{background:var(--soft);padding:.6rem;overflow-x:auto;font-size:14px}pre.code{border-left:4px solid var(--link)}
        table{border-collapse:collapse;font-size:14px;display:block;overflow-x:auto;margin:.5rem 0}
        th,td{border-bottom:1px solid var(--line);padding:2px 8px;text-align:left}
        .output>svg{background:#fff;max-width:100%;height:auto}.output img{max-width:100%}
        .frame{width:100%;height:20rem;min-height:1.5rem;border:0;background:#fff;color-scheme:light}
        .results{border:0;margin:0;break-before:auto}.results li{font-size:1.1rem}.note{font-style:italic}details{margin:.5rem 0}summary{cursor:pointer}
        math{font-size:1.1em}math[display=block]{margin:1rem 0}
        .switches{position:sticky;top:0;float:right;z-index:1}.switches button{font:inherit;font-size:14px}
        :root.text pre.code{display:none}
        @media print{.switches,.origin{display:none}pre{white-space:pre-wrap}section{break-before:page}.output{break-inside:avoid} }
        """;

    public const string Switches = """
        <div class="switches"><button onclick="document.documentElement.classList.toggle('text')">Hide or show code</button>
        <button onclick="var c=document.documentElement.classList,d=c.contains('dark')||(!c.contains('light')&&matchMedia('(prefers-color-scheme:dark)').matches);c.toggle('dark',!d);c.toggle('light',d)">Light or dark</button></div>
        """;

    /// <summary>A script that gives each frame the height that its content requests, within limits; frames can request nothing else.</summary>
    public const string FrameHeights = """
        <script>addEventListener('message',function(e){var h=e.data&&e.data.frameHeight;if(typeof h==='number'&&h>=0)for(var f of document.querySelectorAll('iframe.frame'))if(f.contentWindow===e.source)f.style.height=Math.min(2000,Math.ceil(h)+4)+'px'})</script>
        """;
}
