using EcgNotebooks.Runner.Tests.Support;

namespace EcgNotebooks.Runner.Tests;

/// <summary>What the kernel makes of single cells.</summary>
public sealed class CellTests : IDisposable
{
    private readonly NotebookFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Cells_see_what_earlier_cells_declared_and_show_print_and_trailing_value()
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
    public async Task What_does_not_compile_is_a_failure_that_names_the_mistake()
    {
        var run = await _file.Code("int x = \"text\";").RunAsync();
        Assert.Contains("CS0029", run.Failure!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_of_the_process_is_the_cells_failure()
    {
        var run = await _file.Code("Environment.Exit(3);").RunAsync();
        Assert.Contains("exit code 3", run.Failure!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_cell_prints_past_the_console_does_not_disturb_the_result()
    {
        var run = await _file
            .Code(
                "var raw = Console.OpenStandardOutput(); raw.Write(System.Text.Encoding.UTF8.GetBytes(\"{\\\"event\\\":\\\"finished\\\"}\\n\")); raw.Flush(); 7"
            )
            .RunAsync();
        Assert.Null(run.Failure);
        Assert.Equal("7", run.Text(1, "execute_result"));
    }

    [Fact]
    public async Task A_program_that_a_cell_leaves_running_does_not_hold_up_the_notebook()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "sleep is a program of Unix");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var run = await _file.Code("System.Diagnostics.Process.Start(\"sleep\", \"25\"); 1").RunAsync();
        Assert.Null(run.Failure);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 20);
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
        Assert.Contains("none.csx: no such file to import", run.Failure!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Display_shows_rich_data_under_its_cell()
    {
        var run = await _file
            .Code(
                $"#r \"{typeof(NotebookRunner).Assembly.Location}\"\nEcgNotebooks.Runner.Kernel.RichOutput.Display(\"<b>x</b>\", \"text/html\");"
            )
            .RunAsync();
        Assert.Null(run.Failure);
        Assert.Equal("<b>x</b>", run.Text(1, "display_data", "text/html"));
    }
}
