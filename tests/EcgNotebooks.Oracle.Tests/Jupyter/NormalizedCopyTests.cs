using System.Text.Json.Nodes;

namespace EcgNotebooks.Oracle.Tests.Jupyter;

/// <summary>The three forms of a Jupyter kernel's outputs, and what is none of them.</summary>
public sealed class NormalizedCopyTests
{
    [Fact]
    public void The_script_that_connects_the_kernel_to_a_page_is_removed_and_other_HTML_stays()
    {
        var (outputs, forms) = Normalize(
            """{"output_type":"display_data","data":{"text/html":["<div>\r\n","<div id='dotnet-interactive-this-cell-$CACHE_BUSTER$'>"]}}""",
            """{"output_type":"display_data","data":{"text/html":"<table>"}}"""
        );
        Assert.Equal("<table>", (string)Assert.Single(outputs)!["data"]!["text/html"]!);
        Assert.Equal([HostForm.HostBootstrap], forms);
    }

    [Fact]
    public void Consecutive_texts_of_a_stream_are_joined_but_not_those_of_different_streams()
    {
        var (outputs, forms) = Normalize(
            """{"output_type":"stream","name":"stdout","text":"a\n"}""",
            """{"output_type":"stream","name":"stdout","text":["b\n","c\n"]}""",
            """{"output_type":"stream","name":"stderr","text":"d\n"}"""
        );
        Assert.Equal(["a\nb\nc\n", "d\n"], outputs.Select(output => (string)output!["text"]!));
        Assert.Equal([HostForm.PrintInPieces], forms);
    }

    [Fact]
    public void An_exception_as_text_with_its_stack_becomes_its_type_and_message()
    {
        var (outputs, forms) = Normalize(
            """{"output_type":"error","ename":"Unhandled exception","evalue":"System.IO.IOException: first: line\nsecond line\r\n   at A.B() in C.cs:line 1\n   at D.E()"}"""
        );
        var error = Assert.Single(outputs)!;
        Assert.Equal(("IOException", "first: line\nsecond line"), ((string)error["ename"]!, (string)error["evalue"]!));
        Assert.Equal([HostForm.StackInError], forms);
    }

    [Fact]
    public void An_error_without_a_stack_and_a_single_text_have_none_of_the_forms()
    {
        string[] expected =
        [
            """{"output_type":"error","ename":"Error","evalue":"compilation error"}""",
            """{"output_type":"stream","name":"stdout","text":"a\n"}""",
        ];
        var (outputs, forms) = Normalize(expected);
        Assert.Equal(expected, outputs.Select(output => output!.ToJsonString()));
        Assert.Empty(forms);
    }

    private static (JsonArray Outputs, IEnumerable<HostForm> Forms) Normalize(params string[] outputs)
    {
        var copy = NormalizedCopy.Of(
            $$"""{"cells":[{"cell_type":"markdown","id":"text"},{"id":"code","outputs":[{{string.Join(',', outputs)}}]}]}"""
        );
        return (JsonNode.Parse(copy.Json)!["cells"]![1]!["outputs"]!.AsArray(), copy.Forms.Select(found => found.Form));
    }
}
