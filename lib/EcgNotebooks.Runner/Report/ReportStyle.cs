namespace EcgNotebooks.Runner.Report;

/// <summary>The report's style sheet with a light, a dark and a print theme, and the scripts of its buttons and frames.</summary>
internal static class ReportStyle
{
    private const string DarkColours =
        "color-scheme:dark;--paper:#16181c;--ink:#e6e6e6;--soft:#23262c;--line:#4a4f58;--link:#7fc1ff;"
        + "--keyword:#8cb8ff;--type:#5fd0b5;--call:#e0d08a;--number:#e0b080;--string:#f0a58c;--comment:#9fb39f";

    /// <summary>The style sheet. Text has a contrast of at least 4.5 with its background in both themes (WCAG 2.1, level AA).</summary>
    public const string Css = $$"""
        :root{color-scheme:light;--paper:#fff;--ink:#1a1a1a;--soft:#f3f3f3;--line:#ccc;--link:#0059a3;
        --keyword:#0033b3;--type:#00627a;--call:#6b4e00;--number:#8a3b00;--string:#a1260d;--comment:#4f6b4f}
        @media screen{:root.dark{{{DarkColours}} } }
        @media screen and (prefers-color-scheme:dark){:root:not(.light){{{DarkColours}} } }
        body{background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif;max-width:920px;margin:0 auto;padding:1rem;overflow-wrap:break-word}
        h1,h2,h3{line-height:1.25}a[href]{color:var(--link)}section{border-top:2px solid var(--line);margin-top:2.5rem}
        pre{background:var(--soft);padding:.6rem;overflow-x:auto;font-size:14px}pre.code{border-left:4px solid var(--link)}
        .code .k{color:var(--keyword);font-weight:600}.code .t{color:var(--type)}.code .f{color:var(--call)}.code .n{color:var(--number)}
        .code .s{color:var(--string)}.code .c{color:var(--comment);font-style:italic}.code .d{color:var(--comment)}
        :not(pre)>code{overflow-wrap:anywhere}
        table{border-collapse:collapse;font-size:14px;display:block;overflow-x:auto;margin:.5rem 0}
        th,td{border-bottom:1px solid var(--line);padding:2px 8px;text-align:left}.about td{overflow-wrap:anywhere}
        .cell{margin:1rem 0}.cell>pre.code{margin:0 0 .5rem}
        .output>svg{background:#fff;max-width:100%;height:auto}.output img{max-width:100%}.description{display:none}
        .frame{width:100%;height:20rem;min-height:1.5rem;border:0;background:#fff;color-scheme:light}
        .results{border:0;margin:0;break-before:auto}.results li{font-size:1.1rem}.note{font-style:italic}details{margin:.5rem 0}summary{cursor:pointer}
        math{font-size:1.1em}math[display=block]{margin:1rem 0;max-width:100%;overflow-x:auto}
        p:has(>math){overflow-x:auto;overflow-y:hidden}
        .switches{position:sticky;top:0;float:right;z-index:1;display:flex;gap:.3rem;flex-wrap:wrap;justify-content:end}
        .switches button{font:inherit;font-size:14px}
        :root.text pre.code{display:none}
        @media screen and (max-width:600px){.description{display:block;margin:.3rem 0;font-size:14px}.switches{float:none;position:static} }
        @media print{.switches,.origin{display:none}body{font-size:10.5pt;max-width:none;padding:0}pre,table{font-size:8.5pt}
        pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid var(--line)}table{display:table}section{break-before:page;border:0;margin:0}
        h1,h2,h3,.code{break-after:avoid}.cell,.output,tr,svg,img{break-inside:avoid}
        details::details-content{content-visibility:visible;block-size:auto} }
        """;

    public const string Switches = """
        <div class="switches"><button onclick="document.documentElement.classList.toggle('text')">Hide or show code</button>
        <button onclick="var c=document.documentElement.classList,d=c.contains('dark')||(!c.contains('light')&&matchMedia('(prefers-color-scheme:dark)').matches);c.toggle('dark',!d);c.toggle('light',d)">Light or dark</button></div>
        """;

    /// <summary>
    /// A script that gives each frame the height that its content requests, within limits (frames can request nothing else), and
    /// one that opens folded answers while the page is printed, for browsers whose style sheets can't.
    /// </summary>
    public const string Scripts = """
        <script>addEventListener('message',function(e){var h=e.data&&e.data.frameHeight;if(typeof h==='number'&&h>=0)for(var f of document.querySelectorAll('iframe.frame'))if(f.contentWindow===e.source)f.style.height=Math.min(2000,Math.ceil(h)+4)+'px'});
        addEventListener('beforeprint',function(){for(var d of document.querySelectorAll('details:not([open])')){d.open=true;d.dataset.folded=''}});
        addEventListener('afterprint',function(){for(var d of document.querySelectorAll('details[data-folded]')){d.open=false;delete d.dataset.folded}})</script>
        """;
}
