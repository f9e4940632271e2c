using EcgNotebooks.Runner.Tests.Support;

namespace EcgNotebooks.Runner.Tests;

/// <summary>Tests how the kernel runs cells.</summary>
[Trait("speed", "slow")]
public sealed class CellTests : IDisposable
{
    private readonly NotebookFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Cells_see_earlier_declarations_and_show_printed_text_and_the_trailing_value()
    {
        var run = await _file
            .Code("var x = 20;")
            .Markdown("text")
            .Code("Console.WriteLine(\"printed\"); x * 2 + 2")
            .RunAsync();
        Assert.Null(run.Failure);
        Assert.Equal("printed\n", run.Text(3, "stream"));
        Assert.Equal("42", run.Text(3, "execute_result"));
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_fails_with_the_compiler_s_message()
    {
        var run = await _file.Code("int x = \"text\";").RunAsync();
        Assert.Contains("CS0029", run.Failure!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_imported_script_is_found_beside_the_notebook()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_file.Folder, "more.csx"),
            "using System.Text;\nvar imported = 5;",
            TestContext.Current.CancellationToken
        );
        var run = await _file
            .Code("#!import more.csx")
            .Code("new StringBuilder().Append(imported).ToString()")
            .RunAsync();
        Assert.Equal("5", run.Text(2, "execute_result"));
    }

    [Fact]
    public async Task An_import_of_a_missing_script_names_the_file()
    {
        var run = await _file.Code("#!import none.csx").RunAsync();
        Assert.Contains("none.csx: the file to import doesn't exist", run.Failure!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Display_shows_rich_data_under_its_cell()
    {
        var run = await _file
            .Code("KernelInvocationContext.Current.DisplayAs(\"<b>x</b>\", \"text/html\");")
            .RunAsync();
        Assert.Null(run.Failure);
        Assert.Equal("<b>x</b>", run.Text(1, "display_data", "text/html"));
    }

    [Fact]
    public async Task A_failed_cell_declares_nothing_and_earlier_declarations_remain()
    {
        var run = await _file
            .Code("var x = 1;")
            .Code("var y = 2; throw new InvalidOperationException(\"no\");", "raises-exception")
            .Code("var z = 3; nothing", "raises-exception")
            .Code("x = 5;")
            .Code("y + z", "raises-exception")
            .Code("x")
            .RunAsync();
        Assert.Null(run.Failure);
        Assert.Equal("5", run.Text(6, "execute_result"));
    }

    [Fact]
    public async Task Types_and_usings_are_available_in_later_cells_and_cells_can_await()
    {
        var run = await _file
            .Code("using System.Text;")
            .Code("record Row(int A); static int Twice(this int a) => 2 * a; var pair = new { A = 4, B = new Row(5) };")
            .Code("// nothing to run")
            .Code("var text = new StringBuilder(); await Task.Delay(1); text.Append(pair.A.Twice());")
            .Code("int Sum() => pair.A + pair.B.A; $\"{text} {Sum()} {pair with { A = 1 }}\"")
            .RunAsync();
        Assert.Null(run.Failure);
        Assert.Equal("8 9 { A = 1, B = Row { A = 5 } }", run.Text(5, "execute_result"));
    }

    [Fact]
    public async Task A_referenced_assembly_is_found_beside_the_notebook()
    {
        var library = typeof(Assert).Assembly.Location;
        File.Copy(library, Path.Combine(_file.Folder, "other.dll"));
        var run = await _file
            .Code("#r \"other.dll\"")
            .Code("Xunit.Assert.Equal(1, 1); typeof(Xunit.Assert).Name")
            .RunAsync();
        Assert.Null(run.Failure);
        Assert.Equal("Assert", run.Text(2, "execute_result"));
    }

    [Fact]
    public async Task A_missing_assembly_is_a_failure_that_names_it()
    {
        var run = await _file.Code("#r \"none.dll\"").RunAsync();
        Assert.Contains("none.dll", run.Failure!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_that_crashes_the_compiler_fails_its_cell_but_no_other_notebook()
    {
        using var other = new NotebookFile();
        other.Code("21 * 2").Save();
        _file.Code(new string('{', 20_000) + new string('}', 20_000)).Save();
        var runner = Fixture.Runner();
        using var first = runner.Prepare(_file.Path);
        using var second = runner.Prepare(other.Path);
        var failed = await first.RunAsync(cancellation: TestContext.Current.CancellationToken);
        Assert.Contains("The compiler crashed on this cell", failed.Failure!.Reason, StringComparison.Ordinal);
        var run = await second.RunAsync(cancellation: TestContext.Current.CancellationToken);
        Assert.Null(run.Failure);
        Assert.Equal("42", run.Text(1, "execute_result"));
    }

    [Fact]
    public async Task Notebooks_that_run_at_the_same_time_do_not_share_variables()
    {
        using var other = new NotebookFile();
        other.Code("var x = \"b\";").Code("x + x").Save();
        _file.Code("var x = 1;").Code("x + x").Save();
        var runs = await Task.WhenAll(new[] { _file.Path, other.Path }.Select(path => Fixture.RunAsync(path)));
        Assert.Equal("2", runs[0].Text(2, "execute_result"));
        Assert.Equal("bb", runs[1].Text(2, "execute_result"));
    }
}
