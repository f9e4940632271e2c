using System.Text.Json.Nodes;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Report;

namespace EcgNotebooks.Runner.Tests.Report;

public class HtmlReportTests
{
    [Fact]
    public void The_report_contains_text_code_and_outputs_and_no_external_references()
    {
        var page = new HtmlReport("A <title>", [("data", "simulated")]).Write([
            new NotebookRun(
                Executed(),
                null,
                new Dictionary<int, TimeSpan> { [2] = TimeSpan.FromSeconds(1.5) },
                new Dictionary<int, string> { [3] = "its language is fsharp" }
            ),
        ]);
        Assert.All(
            [
                "A &lt;title&gt;",
                "<em>text</em>",
                "<span class=\"n\">1</span> &lt; <span class=\"n\">2</span>",
                "<code>let y = 1</code>",
                "<svg></svg>",
                "x &amp; y",
                "href=\"#02-next\"",
                "simulated",
                "1.5 s",
                "<math display=\"inline\"><mrow><mi>x</mi>",
                "This cell was not run because its language is fsharp.",
                "<li>x &amp; y</li>",
            ],
            part => Assert.Contains(part, page, StringComparison.Ordinal)
        );
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", page);
    }

    [Fact]
    public void A_drawing_s_description_follows_it_as_text_and_is_in_the_alt_text_of_an_executed_copy()
    {
        const string Svg =
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>A title</title><desc>Shows 3 &lt; 4.</desc></svg>";
        var shown = OutputHtml.Of(new JsonObject { ["data"] = new JsonObject { ["image/svg+xml"] = Svg } });
        Assert.EndsWith(
            "</svg><p class=\"description\" aria-hidden=\"true\">Shows 3 &lt; 4.</p>",
            shown,
            StringComparison.Ordinal
        );
        var data = new JsonObject();
        Drawing.AddOtherForms(data, Svg, null);
        Assert.EndsWith("alt=\"A title. Shows 3 &lt; 4.\">", (string)data["text/html"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void The_main_results_are_the_outputs_of_highlighted_cells_under_the_titles_of_their_notebooks()
    {
        var notebook = Notebook.Parse(
            "08-a.ipynb",
            """
            {"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[
             {"cell_type":"markdown","source":"intro\n\n## 8. *Threshold* & more\n"},
             {"cell_type":"code","source":"","metadata":{"tags":["highlight"]},"outputs":[
              {"output_type":"execute_result","data":{"text/plain":"AUC 0.9"}},
              {"output_type":"display_data","data":{"text/html":"<table><tr><td>1</td></tr></table>","text/plain":"a table"}},
              {"output_type":"display_data","data":{"image/svg+xml":"<svg></svg>","image/png":"aaaa"}},
              {"output_type":"stream","name":"stdout","text":"printed"}]},
             {"cell_type":"code","source":"","outputs":[{"output_type":"display_data","data":{"text/html":"<i>no result</i>"}}]}]}
            """
        );
        NotebookRun Run(Notebook of) =>
            new(
                of,
                null,
                new Dictionary<int, TimeSpan> { [2] = TimeSpan.Zero, [3] = TimeSpan.Zero },
                new Dictionary<int, string>()
            );
        var page = new HtmlReport("t", []).Write([Run(notebook), Run(notebook)]);
        var results = page[
            page.IndexOf("Main results", StringComparison.Ordinal)..page.IndexOf("<nav>", StringComparison.Ordinal)
        ];
        Assert.Contains(
            "<h3><a href=\"#08-a\">8. Threshold &amp; more</a></h3><ul><li>AUC 0.9</li></ul>"
                + "<div class=\"output\"><table><tbody><tr><td>1</td></tr></tbody></table></div>"
                + "<div class=\"output\"><svg></svg></div><ul><li>printed</li></ul>",
            results,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("no result", results, StringComparison.Ordinal);
        Assert.Equal(1, System.Text.RegularExpressions.Regex.Count(results, "AUC 0.9"));
    }

    [Fact]
    public void The_table_of_contents_has_titles_and_distinct_links_for_notebooks_with_the_same_name()
    {
        static NotebookRun Run(string path, string source) =>
            new(
                Notebook.Parse(
                    path,
                    $$"""{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"markdown","source":"{{source}}"}]}"""
                ),
                null,
                new Dictionary<int, TimeSpan>(),
                new Dictionary<int, string>()
            );
        var page = new HtmlReport("t", []).Write([Run("a/x.ipynb", "# One"), Run("b/x.ipynb", "no heading")]);
        Assert.Contains("<a href=\"#x\">One</a>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#x-2\">x</a>", page, StringComparison.Ordinal);
        Assert.Contains("<section id=\"x-2\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_without_a_traceback_is_shown_with_its_name_and_message()
    {
        var json =
            """{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"code","source":"1","outputs":[{"output_type":"error","ename":"E","evalue":"v"}]}]}""";
        var run = new NotebookRun(
            Notebook.Parse("a.ipynb", json),
            null,
            new Dictionary<int, TimeSpan>(),
            new Dictionary<int, string>()
        );
        Assert.Contains("<pre>E: v</pre>", new HtmlReport("t", []).Write([run]), StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_that_is_nested_too_deeply_is_shown_as_written()
    {
        var source = string.Concat(Enumerable.Repeat("> ", 500)) + "deep";
        var json = $$"""{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"markdown","source":"{{source}}"}]}""";
        var run = new NotebookRun(
            Notebook.Parse("01-a.ipynb", json),
            null,
            new Dictionary<int, TimeSpan>(),
            new Dictionary<int, string>()
        );
        Assert.Contains("<pre>&gt; &gt; ", new HtmlReport("t", []).Write([run]), StringComparison.Ordinal);
    }

    private static Notebook Executed()
    {
        const string Json = """
            {"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[
             {"cell_type":"markdown","metadata":{},"source":"*text* $x$ [next](02-next.ipynb)"},
             {"cell_type":"code","metadata":{"tags":["highlight"]},"source":"1 < 2","outputs":[],"execution_count":null},
             {"cell_type":"code","metadata":{},"source":"let y = 1","outputs":[],"execution_count":null}]}
            """;
        var notebook = Notebook.Parse("01-first.ipynb", Json);
        JsonObject shown = new()
        {
            ["output_type"] = "display_data",
            ["data"] = new JsonObject { ["image/svg+xml"] = "<svg></svg>" },
        };
        JsonObject printed = new() { ["output_type"] = "stream", ["text"] = "x & y" };
        notebook.Cells[1].SetResult(1, [shown, printed], null, null);
        return notebook;
    }
}
