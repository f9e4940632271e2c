using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Report;
using EcgNotebooks.Runner.Tests.Support;

namespace EcgNotebooks.Runner.Tests.Report;

/// <summary>Tests that no output can hide or change other parts of the report.</summary>
public class ContainedOutputTests
{
    private const string After = "AFTER-IT";

    public static TheoryData<string> Unclosed =>
        [
            "<!-- never closed",
            "<div><div><table><tr><td>",
            "<script>var a = 1;",
            "<style>body{",
            "<style>*{display:none}</style>",
            "<textarea>",
            "<title>",
            "<xmp>",
            "<plaintext>",
            "<select><option>",
            "<noscript><!--",
            "<template>",
            "<svg><title><![CDATA[",
            "<svg><style>*{display:none}</style></svg>",
            "<a href='",
            "</div></section></body></html>",
            "<details><summary>",
            "<iframe srcdoc='",
            "<div style='position:fixed;inset:0;background:#fff'>over everything</div>",
            "<div hidden>",
            "<b><i><u>",
        ];

    public static TheoryData<string> Acting =>
        [
            "<script>document.body.innerHTML=''</script>",
            "<SCRIPT src='https://example.org/a.js'></SCRIPT>",
            "<img src='none' onerror='document.body.remove()'>",
            "<div onclick=\"document.body.remove()\">x</div>",
            "<a href=\"javascript:document.body.remove()\">x</a>",
            "<a href=\" java\nscript:alert(1)\">x</a>",
            "<a href=\"JAVASCRIPT&colon;alert(1)\">x</a>",
            "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
            "<svg><script>alert(1)</script></svg>",
            "<svg onload='alert(1)'></svg>",
            "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
            "<svg><animate attributeName='href' values='javascript:alert(1)'/></svg>",
            "<svg><use href='data:image/svg+xml,x'/></svg>",
            "<svg><foreignObject><body onload='alert(1)'></body></foreignObject></svg>",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
            "<form action='javascript:alert(1)'><button>x</button></form>",
            "<iframe src='javascript:alert(1)'></iframe>",
            "<object data='javascript:alert(1)'></object>",
            "<embed src='javascript:alert(1)'>",
            "<base href='https://example.org/'>",
            "<meta http-equiv='refresh' content='0;url=https://example.org'>",
            "<link rel='stylesheet' href='https://example.org/a.css'>",
            "<body onload='alert(1)'>",
            "<img name='documentElement'>",
        ];

    [Theory]
    [MemberData(nameof(Unclosed))]
    public void Unclosed_HTML_hides_nothing_that_follows(string content)
    {
        foreach (var page in Pages(content))
        {
            AssertWhole(page);
        }
    }

    [Theory]
    [MemberData(nameof(Acting))]
    public void HTML_that_could_change_the_report_is_sandboxed_or_loses_its_link(string content)
    {
        foreach (var page in Pages(content))
        {
            AssertWhole(page);
            AssertHarmless(page);
        }
    }

    [Fact]
    public void Scripts_of_a_figure_run_in_a_frame_that_can_not_access_the_report()
    {
        const string Figure =
            "<div id=\"f\"></div><script>document.getElementById('f').textContent='drawn \"it\" & more';</script>";
        var frame = Parsed(Page(Shown("text/html", Figure))).QuerySelector(".output iframe")!;
        Assert.Equal("allow-scripts", frame.GetAttribute("sandbox"));
        Assert.Contains(Figure, frame.GetAttribute("srcdoc"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "text/html",
        "<table style=\"border-collapse:collapse\"><tr><td style=\"text-align:right;padding:2px 8px\">1</td></tr></table>",
        "table"
    )]
    [InlineData(
        "text/html",
        "<details><summary>a</summary><p>b <a href=\"https://example.org\">c</a></p></details>",
        "details"
    )]
    [InlineData(
        "image/svg+xml",
        "<svg viewBox=\"0 0 1 1\" style=\"max-width:100%;height:auto\"><clipPath id=\"c\"></clipPath><path clip-path=\"url(#c)\"></path></svg>",
        "svg"
    )]
    [InlineData("image/png", "aGVsbG8=", "img")]
    public void Harmless_HTML_is_embedded_directly(string mimeType, string content, string element)
    {
        var output = Parsed(Page(Shown(mimeType, content))).QuerySelector("section .output")!;
        Assert.NotNull(output.QuerySelector(element));
        Assert.Null(output.QuerySelector("iframe"));
    }

    [Fact]
    public void The_stored_outputs_of_all_notebooks_are_embedded_directly()
    {
        foreach (var name in CollectionTests.Collection)
        {
            var run = Of(Notebook.Read(Path.Combine(Clone.Notebooks, (string)name.Data)));
            var page = Parsed(new HtmlReport("t", []).Write([run]));
            Assert.True(page.QuerySelector("iframe") is null, $"{name}: {page.QuerySelector("iframe")?.OuterHtml}");
        }
    }

    [Fact]
    public void An_error_message_is_visible_after_unclosed_HTML()
    {
        var page = Parsed(
            new HtmlReport("t", []).Write([
                Of(
                    Notebook.Parse(
                        "a.ipynb",
                        """
                        {"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[
                         {"cell_type":"code","source":"1","outputs":[{"output_type":"display_data","data":{"text/html":"<!-- never closed"}}]},
                         {"cell_type":"code","source":"2","outputs":[{"output_type":"error","ename":"E","evalue":"x","traceback":["E: salty"]}]}]}
                        """
                    )
                ),
            ])
        );
        Assert.Contains(page.QuerySelectorAll("section pre"), pre => pre.TextContent == "E: salty");
        Assert.NotNull(page.QuerySelector("details.origin"));
    }

    private static string[] Pages(string content) =>
        [
            Page(Shown("text/html", content)),
            Page(Shown("image/svg+xml", content)),
            Page(Shown("text/markdown", content)),
            Page("", content),
        ];

    // The text after the output has to be visible: directly in the section, not in a hidden element or an attribute.
    private static void AssertWhole(string page)
    {
        var parsed = Parsed(page);
        var after = parsed.All.Where(e => e.ChildNodes.OfType<IText>().Any(t => t.Data.Trim() == After)).ToList();
        var found = Assert.Single(after);
        Assert.Equal("PRE", found.TagName);
        var cell = found.ParentElement!.ParentElement!;
        Assert.Equal("cell", cell.ClassName);
        Assert.Equal("SECTION", cell.ParentElement!.TagName);
        Assert.Equal("BODY", cell.ParentElement.ParentElement!.TagName);
        Assert.Single(parsed.QuerySelectorAll("style"));
        Assert.DoesNotContain(
            parsed.QuerySelectorAll("section [style]"),
            e => e.GetAttribute("style")!.Contains("position", StringComparison.OrdinalIgnoreCase)
        );
    }

    private static void AssertHarmless(string page)
    {
        var parsed = Parsed(page);
        Assert.Empty(
            parsed.QuerySelectorAll(
                "section script, section form, section object, section embed, base, link, section meta"
            )
        );
        foreach (var element in parsed.QuerySelectorAll("section *"))
        {
            Assert.DoesNotContain(
                element.Attributes,
                a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Name == "name"
            );
            var link = element.GetAttribute("href") ?? element.GetAttribute("xlink:href") ?? "";
            Assert.DoesNotMatch(@"(?i)^[\s\x00-\x1f]*(j\s*a\s*v\s*a|data:)", link);
        }

        foreach (var frame in parsed.QuerySelectorAll("iframe"))
        {
            Assert.Equal("allow-scripts", frame.GetAttribute("sandbox"));
            Assert.Null(frame.GetAttribute("src"));
        }
    }

    [Fact]
    public void Thousands_of_small_outputs_need_little_memory()
    {
        const int Count = 2_000;
        var outputs = string.Join(',', Enumerable.Repeat(Shown("text/html", "<b>1.25</b>"), Count));
        _ = Page(Shown("text/html", "<b>1.25</b>"));
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = Page(outputs);
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / Count;
        Assert.True(each < 40_000, $"{each} bytes for an output of 11 characters");
    }

    [Fact]
    public void HTML_with_very_many_elements_is_put_into_a_frame_without_parsing()
    {
        var cell = string.Concat(Enumerable.Repeat("<b>1</b>", 20_000));
        Assert.Single(Parsed(Page(Shown("text/html", cell))).QuerySelectorAll("iframe"));
        Assert.Empty(Parsed(Page(Shown("text/html", cell[..8_000]))).QuerySelectorAll("iframe"));
    }

    [Fact]
    public void A_formula_that_is_too_long_for_a_page_is_shown_as_source()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var page = Page(Shown("text/plain", ""), $"$$\\sqrt{{{string.Concat(Enumerable.Repeat("<a>", 30_000))}$$");
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.DoesNotContain("<math", page, StringComparison.Ordinal);
        Assert.True(allocated < 60_000_000, $"{allocated} bytes");
    }

    private static string Page(string output, string markdown = "") =>
        new HtmlReport("t", []).Write([
            Of(
                Notebook.Parse(
                    "01-a.ipynb",
                    $$"""
                    {"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[
                     {"cell_type":"markdown","source":{{Json(markdown)}}},
                     {"cell_type":"code","source":"1","outputs":[{{output}}]},
                     {"cell_type":"code","source":"2","outputs":[{"output_type":"stream","name":"stdout","text":"{{After}}"}]}]}
                    """
                )
            ),
        ]);

    private static string Shown(string mimeType, string content) =>
        $$"""{"output_type":"display_data","metadata":{},"data":{ "{{mimeType}}":{{Json(content)}} } }""";

    private static string Json(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static NotebookRun Of(Notebook notebook) =>
        new(notebook, null, new Dictionary<int, TimeSpan>(), new Dictionary<int, string>());

    private static IDocument Parsed(string page) => new HtmlParser().ParseDocument(page);
}
