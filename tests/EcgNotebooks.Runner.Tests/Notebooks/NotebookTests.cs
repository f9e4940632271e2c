using System.Text.Json.Nodes;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Runner.Tests.Notebooks;

public class NotebookTests
{
    [Theory]
    [InlineData("{ not json", "not a notebook")]
    [InlineData("[]", "no JSON object")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5}""", "no list of cells")]
    [InlineData("""{"nbformat":3,"nbformat_minor":0,"cells":[]}""", "nbformat 3.0")]
    [InlineData("""{"nbformat":4,"nbformat_minor":6,"cells":[]}""", "nbformat 4.6")]
    [InlineData("""{"cells":[]}""", "nbformat ?.?")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"odd","source":""}]}""", "type 'odd'")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"cells":[7]}""", "cell 1")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"code","source":5}]}""", "not a notebook")]
    public void What_is_no_notebook_is_refused_in_plain_words(string json, string words)
    {
        var error = Assert.Throws<NotebookException>(() => Notebook.Parse("a.ipynb", json));
        Assert.StartsWith("a.ipynb: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Reading_keeps_what_it_does_not_know_and_writing_gives_each_cell_an_id(int minor)
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
