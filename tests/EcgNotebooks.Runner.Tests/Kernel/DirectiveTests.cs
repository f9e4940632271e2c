using EcgNotebooks.Runner.Tests.Support;

namespace EcgNotebooks.Runner.Tests.Kernel;

/// <summary>Tests how the kernel executes directives in cells.</summary>
public sealed class DirectiveTests : IDisposable
{
    private readonly NotebookFile _file = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_script_can_be_imported_between_other_lines_of_a_cell()
    {
        await Write("more.csx", "using System.Text;\n#!import sub/deep.cs\nvar imported = before + deep;");
        await Write("sub/deep.cs", "#!import deeper.csx\nvar deep = deeper;");
        await Write("sub/deeper.csx", "int deeper = 7;");
        var run = await _file.Code("var before = 35;\n#!import more.csx\nvar sum = imported;\nsum").RunAsync();
        Assert.Null(run.Failure);
        Assert.Equal("42", run.Text(1, "execute_result"));
    }

    [Fact]
    public async Task Imported_notebooks_run_only_their_C_sharp_cells()
    {
        using var other = new NotebookFile();
        other.Markdown("text").Code("var a = 40;").Code("#!fsharp\nlet b = 1").Code("a = 0;", "skip-execution").Save();
        await Write("a.dib", "#!meta\n{\"a\": 1}\n#!markdown\n# Title\n#!csharp\nvar two = 2;");
        var run = await _file.Code($"#!import {other.Path}\n#!import a.dib\na + two").RunAsync();
        Assert.Null(run.Failure);
        Assert.Equal("42", run.Text(1, "execute_result"));
        Assert.Contains("fsharp was not run", run.Text(1, "stream"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!import none.csx", "none.csx: the file to import doesn't exist")]
    [InlineData("#!import self.csx", "self.csx: the file imports itself")]
    [InlineData("#!import a.fsx", "a.fsx: the file can't be imported")]
    [InlineData("1\n#!import broken.ipynb", "broken.ipynb: is not a valid notebook")]
    [InlineData("var x = 1;\n#!connect mssql", "#!connect on line 2")]
    public async Task A_directive_that_can_not_be_executed_fails_its_cell_with_its_name(string cell, string words)
    {
        await Write("self.csx", "#!import self.csx");
        await Write("a.fsx", "");
        await Write("broken.ipynb", "{");
        var run = await _file.Code(cell).RunAsync();
        Assert.Contains(words, run.Failure!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_C_sharp_parts_of_a_cell_run_and_the_others_are_reported()
    {
        var run = await _file
            .Code("#!csharp\nvar x = 1;\nx\n#!fsharp\nlet y = 2\n#!csharp\nx + 1")
            .Code("#!pwsh\nls")
            .Code("x + nothing", "raises-exception")
            .Code("\n#!csharp\nx\n#!csharp\n\n  nothing", "raises-exception")
            .RunAsync();
        Assert.Null(run.Failure);
        Assert.Equal("12", run.Text(1, "execute_result"));
        Assert.Contains("The cell's part in fsharp was not run", run.Text(1, "stream"), StringComparison.Ordinal);
        Assert.Equal("its language is pwsh", run.NotRun[2]);
        Assert.Contains("(6,3)", (string?)run.Executed.Cells[3].Outputs[^1]!["evalue"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_show_the_time_the_variables_and_the_runner_s_version()
    {
        var run = await _file
            .Code("var x = 1; var y = new[] { 2, 3 };")
            .Code("#!time\nvar x = \"new\";")
            .Code("#!who\n#!whos\n#!about")
            .RunAsync();
        Assert.Null(run.Failure);
        Assert.StartsWith("Wall time: ", run.Text(2, "display_data"), StringComparison.Ordinal);
        Assert.Contains(".NET 10", run.Text(3, "display_data"), StringComparison.Ordinal);
        var shown = run.Text(3, "display_data", "text/html");
        Assert.Matches("x.*y", shown);
        Assert.Contains("System.String", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trailing_collection_is_displayed_as_text_and_as_a_table()
    {
        var run = await _file
            .Code("record Row(int A);")
            .Code("new List<Row> { new(1), new(2) }")
            .Code("display(new[] { 1 }); new Dictionary<string, int> { [\"a\"] = 1 }.Display();")
            .RunAsync();
        Assert.Null(run.Failure);
        Assert.Equal("[Row { A = 1 }, Row { A = 2 }]", run.Text(2, "execute_result"));
        Assert.Contains("<td>A</td>", run.Text(2, "execute_result", "text/html"), StringComparison.Ordinal);
        Assert.Equal("[1]{ a: 1 }", run.Text(3, "display_data"));
    }

    [Fact]
    public async Task A_displayed_value_is_updated_in_place_even_from_a_later_cell()
    {
        var run = await _file
            .Code("var shown = display(\"first\"); display(\"other\"); shown.Update(\"second\");")
            .Code("shown.Update(new[] { 3 }); 4.Display()")
            .RunAsync();
        Assert.Null(run.Failure);
        Assert.Equal("[3]other", run.Text(1, "display_data"));
        Assert.Equal("4", run.Text(2, "display_data"));
        Assert.Single(run.Executed.Cells[1].Outputs);
    }

    [Fact]
    public async Task An_exception_while_displaying_a_trailing_value_is_the_cell_s_error()
    {
        var run = await _file
            .Code("Enumerable.Range(0, 3).Select(i => 1 / i)", "raises-exception")
            .Code("1 + 1")
            .RunAsync();
        Assert.Null(run.Failure);
        Assert.Equal("DivideByZeroException", (string?)run.Executed.Cells[0].Outputs[0]!["ename"]);
        Assert.Equal("2", run.Text(2, "execute_result"));
    }

    private async Task Write(string name, string content)
    {
        var path = Path.Combine(_file.Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, content, Cancellation);
    }
}
