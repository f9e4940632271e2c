using System.Text.Json.Nodes;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Report;

namespace EcgNotebooks.Runner.Tests;

public class HtmlReportTests
{
    [Fact]
    public void The_report_holds_text_code_and_outputs_and_needs_nothing_from_elsewhere()
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
                "1 &lt; 2",
                "<svg></svg>",
                "x &amp; y",
                "href=\"#02-next\"",
                "simulated",
                "1.5 s",
                "<math display=\"inline\"><mrow><mi>x</mi>",
                "This cell was not run: its language is fsharp.",
                "<li>x &amp; y</li>",
            ],
            part => Assert.Contains(part, page, StringComparison.Ordinal)
        );
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", page);
    }

    [Fact]
    public void Text_nested_deeper_than_the_converter_follows_is_shown_as_it_was_written()
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
