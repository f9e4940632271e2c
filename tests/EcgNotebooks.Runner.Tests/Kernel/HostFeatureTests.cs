using EcgNotebooks.Runner.Tests.Support;

namespace EcgNotebooks.Runner.Tests.Kernel;

/// <summary>Tests the features of .NET Interactive that a notebook may use.</summary>
[Trait("speed", "slow")]
public sealed class HostFeatureTests : IDisposable
{
    private readonly NotebookFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Values_are_shared_between_the_host_s_kernels()
    {
        var run = await _file
            .Code("#!value --name text\nsome text")
            .Code("#!share --from value text\ntext.Trim().Length")
            .Code("#!set --name number --value 42")
            .Code("int own = 5;")
            .Code("number + own")
            .RunAsync();
        Assert.Null(run.Failure);
        Assert.Equal("9", run.Text(2, "execute_result"));
        Assert.Equal("425", run.Text(5, "execute_result"));
    }

    [Theory]
    [InlineData("#!html\n<b>x</b>", "text/html", "<b>x</b>")]
    [InlineData("#!markdown\n# Title", "text/markdown", "# Title")]
    [InlineData("#!javascript\nalert(1)", "text/html", "alert(1)")]
    [InlineData("#!js\nalert(1)", "text/html", "alert(1)")]
    public async Task Parts_in_HTML_Markdown_and_JavaScript_are_displayed(string cell, string mimeType, string content)
    {
        var run = await _file.Code("var x = 1;").Code(cell).RunAsync();
        Assert.Null(run.Failure);
        Assert.Contains(content, run.Text(2, "display_data", mimeType), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Formatters_and_preferred_MIME_types_of_the_notebook_are_used()
    {
        var run = await _file
            .Code("record Beat(int Number);")
            .Code("Formatter.Register<Beat>(beat => $\"<b>beat {beat.Number}</b>\", \"text/html\");")
            .Code("new Beat(3)")
            .Code("Formatter.SetPreferredMimeTypesFor(typeof(Beat), \"text/html\"); new Beat(4)")
            .Code("display(new Beat(5), \"text/html\");")
            .RunAsync();
        Assert.Null(run.Failure);
        Assert.Equal("<b>beat 3</b>", run.Text(3, "execute_result", "text/html"));
        Assert.Equal("Beat { Number = 3 }", run.Text(3, "execute_result"));
        Assert.Equal(["text/html"], run.Executed.Cells[3].Outputs[0]!["data"]!.AsObject().Select(form => form.Key));
        Assert.Equal("<b>beat 5</b>", run.Text(5, "display_data", "text/html"));
    }

    [Fact]
    public async Task HTML_stays_HTML_and_PocketView_builds_it()
    {
        var run = await _file.Code("HTML(\"<i>a</i>\")").Code("b(\"x\", i(\"y\"))").RunAsync();
        Assert.Null(run.Failure);
        Assert.Equal("<i>a</i>", run.Text(1, "execute_result", "text/html"));
        Assert.Equal("<b>x<i>y</i></b>", run.Text(2, "execute_result", "text/html"));
    }

    [Fact]
    public async Task A_cell_can_send_commands_to_the_kernel_and_add_directives()
    {
        var run = await _file
            .Code("var x = 20;")
            .Code("await Kernel.Root.SendAsync(new SubmitCode(\"x * 2\"));")
            .Code(
                "using Microsoft.DotNet.Interactive.Directives;\nKernel.Current.AddDirective(new KernelActionDirective(\"#!greet\"), (_, context) => { context.DisplayAs(\"hello\", \"text/plain\"); return Task.CompletedTask; });"
            )
            .Code("#!greet\nx + 1")
            .RunAsync();
        Assert.Null(run.Failure);
        Assert.Equal("40", run.Text(2, "execute_result"));
        Assert.Equal("hello", run.Text(4, "display_data"));
        Assert.Equal("21", run.Text(4, "execute_result"));
    }

    [Fact]
    public async Task An_extension_is_loaded_by_a_call()
    {
        var run = await _file
            .Code(
                "class Extension : IKernelExtension { public Task OnLoadAsync(Kernel kernel) { Formatter.Register<Version>(v => $\"version {v}\"); return Task.CompletedTask; } }"
            )
            .Code("await new Extension().OnLoadAsync(Kernel.Root);")
            .Code("display(new Version(1, 2), \"text/plain\");")
            .RunAsync();
        Assert.Null(run.Failure);
        Assert.Equal("version 1.2", run.Text(3, "display_data"));
    }

    [Fact]
    public async Task Outputs_keep_the_order_in_which_the_cell_makes_them()
    {
        var run = await _file
            .Code(
                "Console.Write(\"a\"); \"b\".Display(); Console.WriteLine(\"c\"); display(\"d\"); Console.Error.WriteLine(\"e\"); \"f\""
            )
            .RunAsync();
        Assert.Null(run.Failure);
        Assert.Equal(
            ["stream", "display_data", "stream", "display_data", "stream", "execute_result"],
            run.Executed.Cells[0].Outputs.Select(output => (string?)output!["output_type"])
        );
    }

    [Fact]
    public async Task A_text_in_a_string_that_looks_like_a_directive_stays_text()
    {
        var run = await _file.Code("var s = \"\"\"\n    #!html\n    <b>\n    \"\"\";\ns").RunAsync();
        Assert.Null(run.Failure);
        Assert.Equal("#!html\n<b>", run.Text(1, "execute_result"));
    }

    [Theory]
    [InlineData("#!share --from nothing x", "nothing")]
    [InlineData("#!share --from value x", "'x'")]
    [InlineData("#!connect mssql", "#!connect on line 1 is a command that this runner doesn't support")]
    [InlineData("1\n#!lsmagic", "#!lsmagic on line 2 is a command that this runner doesn't support")]
    public async Task A_directive_that_can_not_be_followed_fails_its_cell_with_the_reason(string cell, string words)
    {
        var run = await _file.Code(cell).RunAsync();
        Assert.Contains(words, run.Failure!.Reason, StringComparison.Ordinal);
    }
}
