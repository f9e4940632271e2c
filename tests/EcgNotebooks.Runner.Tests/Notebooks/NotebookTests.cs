using System.Text.Json.Nodes;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Runner.Tests.Notebooks;

public class NotebookTests
{
    [Theory]
    [InlineData("{ not json", "not a valid notebook")]
    [InlineData("[]", "it isn't a JSON object")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5}""", "no list of cells")]
    [InlineData("""{"nbformat":3,"nbformat_minor":0,"cells":[]}""", "nbformat 3.0")]
    [InlineData("""{"nbformat":4,"nbformat_minor":6,"cells":[]}""", "nbformat 4.6")]
    [InlineData("""{"cells":[]}""", "nbformat ?.?")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"odd","source":""}]}""", "type 'odd'")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"cells":[7]}""", "cell 1")]
    [InlineData(
        """{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"code","source":5}]}""",
        "not a valid notebook"
    )]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"metadata":[],"cells":[]}""", "metadata aren't an object")]
    [InlineData(
        """{"nbformat":4,"nbformat_minor":5,"metadata":{"kernelspec":7},"cells":[]}""",
        "kernelspec isn't an object"
    )]
    [InlineData(
        """{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"code","source":[[]]}]}""",
        "cell 1 has a source that isn't a text"
    )]
    [InlineData(
        """{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"code","source":"","metadata":1}]}""",
        "cell 1 has metadata that aren't an object"
    )]
    [InlineData(
        """{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"code","source":"","metadata":{"tags":"a"}}]}""",
        "cell 1 has tags that aren't a list of texts"
    )]
    [InlineData(
        """{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"code","source":"","metadata":{"tags":[null]}}]}""",
        "cell 1 has tags that aren't a list of texts"
    )]
    [InlineData(
        """{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"code","source":"","metadata":{"polyglot_notebook":{"kernelName":1}}}]}""",
        "cell 1 names a language that isn't a text"
    )]
    [InlineData(
        """{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"code","source":"","outputs":{}}]}""",
        "cell 1 has outputs that aren't a list"
    )]
    [InlineData(
        """{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"code","source":"","outputs":[null]}]}""",
        "cell 1 has an output that isn't an object"
    )]
    [InlineData(
        """{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"code","source":"","outputs":[{"data":{}}]}]}""",
        "cell 1 has an output without a type"
    )]
    [InlineData(
        """{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"code","source":"","outputs":[{"output_type":"stream","text":{}}]}]}""",
        "whose text isn't a text"
    )]
    [InlineData(
        """{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"code","source":"","outputs":[{"output_type":"display_data","data":[]}]}]}""",
        "whose data aren't an object"
    )]
    [InlineData(
        """{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"code","source":"","outputs":[{"output_type":"error","ename":"E","traceback":"x"}]}]}""",
        "has an error whose traceback isn't a list"
    )]
    [InlineData(
        """{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"code","source":"","id":"\ud800"}]}""",
        "unpaired surrogate"
    )]
    [InlineData(
        """{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"code","source":"","id":"a","id":"b"}]}""",
        "not a valid notebook"
    )]
    public void An_invalid_notebook_is_rejected_with_a_clear_message(string json, string words)
    {
        var error = Assert.Throws<NotebookException>(() => Notebook.Parse("a.ipynb", json));
        Assert.StartsWith("a.ipynb: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_quotation_in_a_message_is_cut() =>
        Assert.InRange(
            Assert
                .Throws<NotebookException>(() =>
                    Notebook.Parse(
                        "a.ipynb",
                        $$"""{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"{{new string('x', 100_000)}}"}]}"""
                    )
                )
                .Message.Length,
            500,
            1500
        );

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Reading_preserves_unknown_properties_and_writing_gives_each_cell_an_id(int minor)
    {
        var json = $$"""
            {"nbformat":4,"nbformat_minor":{{minor}},"metadata":{"kernelspec":{"name":"odd"},"own":[1]},
             "cells":[{"cell_type":"markdown","metadata":{},"source":["# a\n","b ✓"]},{"cell_type":"raw","id":"mine","metadata":{},"source":""}]}
            """;
        var written = JsonNode.Parse(Notebook.Parse("a.ipynb", json).ToJson())!;
        Assert.Equal(5, (int)written["nbformat_minor"]!);
        Assert.Equal("odd", (string?)written["metadata"]!["kernelspec"]!["name"]);
        Assert.Equal(1, (int)written["metadata"]!["own"]![0]!);
        Assert.Equal(["cell-1", "mine"], written["cells"]!.AsArray().Select(c => (string?)c!["id"]));
        Assert.Equal("# a\nb ✓", string.Concat(written["cells"]![0]!["source"]!.AsArray()));
    }
}
