using EcgNotebooks.Runner.Checking;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Runner.Tests.Checking;

/// <summary>Tests which new outputs agree with the stored ones, and how differences are described.</summary>
public class NotebookComparisonTests
{
    [Fact]
    public void Equal_outputs_agree_even_if_their_execution_counts_differ() =>
        Assert.Empty(
            Compare(
                [Stream("a\nb\n"), Shown("text/html", "<b>1</b>", count: 3)],
                [Stream("a\nb\n"), Shown("text/html", "<b>1</b>", count: 7)]
            )
        );

    [Fact]
    public void A_changed_number_is_named_with_notebook_and_cell()
    {
        var difference = Assert.Single(
            Compare([Shown("text/plain", "accuracy 0.6829")], [Shown("text/plain", "accuracy 0.6341")])
        );
        Assert.Equal(
            "a.ipynb, cell 2 (second): text/plain: stored 'accuracy 0.6829', now 'accuracy 0.6341'",
            difference.ToString()
        );
    }

    [Theory]
    [InlineData("0.5000", "0.5009", true)]
    [InlineData("0.5000", "0.5011", false)]
    [InlineData("1000", "1000.9", true)]
    [InlineData("1000", "1001.1", false)]
    [InlineData("-0.0004", "0.0004", true)]
    [InlineData("accuracy 0.5", "precision 0.5", false)]
    [InlineData("0.5 0.5", "0.5", false)]
    [InlineData("a1b2", "a1b3", false)]
    public void A_tolerance_applies_only_to_numbers(string stored, string fresh, bool agree) =>
        Assert.Equal(
            agree,
            Compare([Shown("text/plain", stored)], [Shown("text/plain", fresh)], "tolerance=0.001").Count == 0
        );

    [Theory]
    // Steps that have moved slightly, and two steps that have merged into one.
    [InlineData("[0,0.29,0.29,1]", "[0,0,1,1]", "0.05", true)]
    [InlineData("[0,0.31,1]", "[0.02,0.98,1]", "0.05", false)]
    [InlineData("[0,0.3,0.3,0.32,0.32,1]", "[0,0,0.5,0.5,1,1]", "0.05", true)]
    [InlineData("[0,0.4,0.4,1]", "[0,0,1,1]", "0.05", false)]
    [InlineData("[0,0.3,0.3,1]", "[0,0,0.9,1]", "0.05", false)]
    [InlineData("[0,0.29,0.29,1]", "[0,0,1,1]", "0", false)]
    [InlineData("[0,0.3,0.3,1]", "[0,0,1]", "0.05", false)]
    public void Lines_agree_if_their_distance_is_within_the_tolerance_even_with_different_points(
        string x,
        string y,
        string tolerance,
        bool agree
    )
    {
        static string Figure(string x, string y) =>
            $$"""<svg xmlns='http://www.w3.org/2000/svg'><metadata>{"kind":"line","x":{{x}},"y":{{y}}}</metadata></svg>""";
        var differences = Compare(
            [Shown("image/svg+xml", Figure("[0,0.3,0.3,1]", "[0,0,1,1]"))],
            [Shown("image/svg+xml", Figure(x, y))],
            $"tolerance={tolerance}"
        );
        Assert.Equal(agree, differences.Count == 0);
    }

    [Theory]
    [InlineData("800", "0.25", true)]
    [InlineData("900", "0.25", true)]
    [InlineData("800", "0.2500000001", true)]
    [InlineData("800", "0.26", false)]
    public void A_figure_is_compared_by_its_data(string width, string value, bool agree)
    {
        static string Figure(string w, string v) =>
            $"<svg xmlns='http://www.w3.org/2000/svg' width='{w}'><metadata>[0.5,{v}]</metadata></svg>";
        var differences = Compare(
            [Shown("image/svg+xml", Figure("800", "0.25"))],
            [Shown("image/svg+xml", Figure(width, value))]
        );
        Assert.Equal(agree, differences.Count == 0);
    }

    [Theory]
    [InlineData("[10,0,1]", "[10,0.9,1]", true)]
    [InlineData("[10,0,1]", "[10,1.1,1]", false)]
    [InlineData("[0.5,0,1]", "[0.5,0.2,1]", false)]
    [InlineData("[1,2]", "[1,2,3]", false)]
    [InlineData("[1,null]", "[1,2]", false)]
    [InlineData("{\"title\":\"at 0.50\"}", "{\"title\":\"at 0.55\"}", true)]
    [InlineData("{\"title\":\"CNN\"}", "{\"title\":\"CRNN\"}", false)]
    public void The_tolerance_of_a_curve_is_relative_to_its_largest_value(string stored, string fresh, bool agree)
    {
        static string Figure(string data) =>
            Shown("image/svg+xml", $"<svg xmlns='http://www.w3.org/2000/svg'><metadata>{data}</metadata></svg>");
        var differences = Compare([Figure(stored)], [Figure(fresh)], "tolerance=0.1");
        Assert.Equal(agree, differences.Count == 0);
    }

    [Fact]
    public void JSON_outputs_are_compared()
    {
        static string Data(int value) =>
            $$"""{"output_type":"display_data","metadata":{},"data":{"application/json":{"a":[{{value}}]} } }""";
        Assert.Empty(Compare([Data(1)], [Data(1)]));
        Assert.Contains("application/json", Compare([Data(1)], [Data(2)]).Single().What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"a\":1,\"a\":1}")]
    [InlineData("[\"\\ud800\"]")]
    public void A_figure_with_invalid_data_is_compared_as_text(string data)
    {
        static string Figure(string text) =>
            Shown("image/svg+xml", $"<svg xmlns='http://www.w3.org/2000/svg'><metadata>{text}</metadata></svg>");
        Assert.Empty(Compare([Figure(data)], [Figure(data)]));
        Assert.Single(Compare([Figure(data)], [Figure("[]")]));
    }

    [Fact]
    public void The_texts_of_a_stream_are_joined_before_the_comparison()
    {
        Assert.Empty(Compare([Stream("a\n"), Stream("b\n")], [Stream("a\nb\n")]));
        Assert.Empty(
            Compare([Stream("a\n"), Stream("x", "stderr"), Stream("b\n")], [Stream("a\nb\n"), Stream("x", "stderr")])
        );
        Assert.Empty(
            Compare([Stream("a"), Shown("text/plain", "1"), Stream("")], [Stream("a"), Shown("text/plain", "1")])
        );
        Assert.Single(Compare([Stream("a\n"), Stream("b\n")], [Stream("a\nc\n")]));
        Assert.Single(Compare([Stream("a")], [Stream("a", "stderr")]));
    }

    [Fact]
    public void Different_line_ends_are_not_a_difference()
    {
        Assert.Empty(Compare([Stream("a\r\nb\r\n")], [Stream("a\nb\n")]));
        Assert.Empty(Compare([Shown("text/html", "<b>\r\n</b>")], [Shown("text/html", "<b>\n</b>")]));
    }

    [Theory]
    [InlineData("ignore-output")]
    [InlineData("nbval-ignore-output")]
    public void A_cell_with_a_tag_that_excludes_its_outputs_is_not_compared(string tag) =>
        Assert.Empty(Compare([Stream("a")], [Shown("text/plain", "b")], tag));

    [Fact]
    public void Alternative_forms_of_a_drawing_are_not_compared()
    {
        const string Svg = "<svg xmlns='http://www.w3.org/2000/svg'><metadata>[1]</metadata></svg>";
        static string Both(string png) =>
            $$"""{"output_type":"display_data","metadata":{},"data":{"image/svg+xml":"{{Svg}}","image/png":"{{png}}"} }""";
        const string Image = "<img src='data:image/svg+xml;base64,aaaa' alt=''>";
        static string InHtml(string html) =>
            $$"""{"output_type":"display_data","metadata":{},"data":{"image/svg+xml":"{{Svg}}","text/html":{{System.Text.Json.JsonSerializer.Serialize(html)}} } }""";
        Assert.Empty(Compare([Shown("image/svg+xml", Svg)], [InHtml(Image.Replace('\'', '"'))]));
        Assert.Single(Compare([Shown("image/svg+xml", Svg)], [InHtml("<b>x</b>")]));
        Assert.Empty(Compare([Both("aaaa")], [Both("bbbb")]));
        Assert.Empty(Compare([Shown("image/svg+xml", Svg)], [Both("bbbb")]));
        Assert.Single(Compare([Shown("image/png", "aaaa")], [Shown("image/png", "bbbb")]));
    }

    [Fact]
    public void A_missing_output_another_type_and_another_error_are_differences()
    {
        Assert.Contains(
            "1 outputs are stored, but the new run gave 0",
            Compare([Stream("a")], []).Single().What,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "text/plain is stored, but the new run gave text/html",
            Compare([Shown("text/plain", "a")], [Shown("text/html", "a")]).Single().What,
            StringComparison.Ordinal
        );
        Assert.Contains("now 'B: x'", Compare([Error("A")], [Error("B")]).Single().What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tolerance_that_is_not_a_number_is_an_error()
    {
        var error = Assert.Throws<NotebookException>(() => Compare([Stream("1")], [Stream("2")], "tolerance=much"));
        Assert.Contains("cell 2 has the tag tolerance=much", error.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<CellDifference> Compare(string[] stored, string[] fresh, string tag = "none") =>
        NotebookComparison.Compare(
            Of(stored, tag),
            new NotebookRun(Of(fresh, tag), null, new Dictionary<int, TimeSpan>(), new Dictionary<int, string>())
        );

    private static Notebook Of(string[] outputs, string tag) =>
        Notebook.Parse(
            "a.ipynb",
            $$"""
            {"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[
             {"cell_type":"markdown","id":"first","metadata":{},"source":"text"},
             {"cell_type":"code","id":"second","metadata":{"tags":["{{tag}}"]},"source":"x","execution_count":1,"outputs":[{{string.Join(
                ',',
                outputs
            )}}]}]}
            """
        );

    private static string Stream(string text, string name = "stdout") =>
        $$"""{"output_type":"stream","name":"{{name}}","text":{{System.Text.Json.JsonSerializer.Serialize(text)}}}""";

    private static string Shown(string mimeType, string content, int count = 1) =>
        $$"""{"output_type":"execute_result","execution_count":{{count}},"metadata":{},"data":{ "{{mimeType}}":{{System.Text.Json.JsonSerializer.Serialize(content)}} } }""";

    private static string Error(string name) =>
        $$"""{"output_type":"error","ename":"{{name}}","evalue":"x","traceback":[]}""";
}
