using EcgNotebooks.Runner.Tests.Support;

namespace EcgNotebooks.Runner.Tests;

/// <summary>What the runner makes of each kind of cell.</summary>
public sealed class RunTests : IDisposable
{
    private readonly NotebookFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Cells_see_what_earlier_cells_declared_and_show_print_and_trailing_value()
    {
        var run = await _file
            .Code("var x = 20;")
            .Markdown("text")
            .Code("Console.WriteLine(\"größer ✓\"); x * 2 + 2")
            .RunAsync();
        Assert.Null(run.Failure);
        Assert.Equal("größer ✓\n", Text(run, 3, "stream"));
        Assert.Equal("42", Text(run, 3, "execute_result"));
    }

    [Fact]
    public async Task A_failing_cell_is_one_message_and_later_cells_do_not_run()
    {
        var run = await _file
            .Code("Console.WriteLine(\"before\");\nthrow new InvalidOperationException(\"too salty\");")
            .Code("Console.WriteLine(\"never\");")
            .RunAsync();
        Assert.Equal(1, run.Failure!.Cell);
        Assert.Equal("before\n", run.Failure.Output);
        Assert.All(
            ["test.ipynb, cell 1", "too salty", "throw new", "InvalidOperationException"],
            part => Assert.Contains(part, run.Failure.ToString(), StringComparison.Ordinal)
        );
        Assert.Empty(run.Executed.Cells[1].Outputs);
    }

    [Fact]
    public async Task What_does_not_compile_is_a_failure_that_names_the_mistake()
    {
        var run = await _file.Code("int x = \"text\";").RunAsync();
        Assert.Contains("CS0029", run.Failure!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_loop_ends_at_the_limit_with_the_output_so_far()
    {
        var run = await _file.Code("Console.WriteLine(\"spinning\"); while (true) { }").RunAsync(limitSeconds: 5);
        Assert.Contains("longer than its limit of 5 s", run.Failure!.Reason, StringComparison.Ordinal);
        Assert.Equal("spinning\n", run.Failure.Output);
    }

    [Theory]
    [InlineData("int Deep(int n) => Deep(n + 1) + 1; Deep(0)", "Stack overflow")]
    [InlineData("Environment.FailFast(\"native end\");", "native end")]
    [InlineData(
        "System.Diagnostics.Process.GetCurrentProcess().Kill(); System.Threading.Thread.Sleep(10000);",
        "exit code 137"
    )]
    [InlineData("Environment.Exit(3);", "exit code 3")]
    public async Task The_death_of_the_process_is_the_cells_failure_with_its_last_words(string source, string words)
    {
        var run = await _file.Code("Console.WriteLine(\"fine\");").Code(source).RunAsync();
        Assert.Equal(2, run.Failure!.Cell);
        Assert.Contains(words, run.Failure.Reason, StringComparison.Ordinal);
        Assert.Equal("fine\n", Text(run, 1, "stream"));
    }

    [Fact]
    public async Task A_hundred_megabytes_of_output_are_cut_with_a_note()
    {
        var run = await _file
            .Code("var line = new string('x', 9999); for (var i = 0; i < 10000; i++) Console.WriteLine(line);")
            .RunAsync();
        Assert.Null(run.Failure);
        var text = Text(run, 1, "stream");
        Assert.InRange(text.Length, 1_000_000, 1_001_000);
        Assert.Contains("[output cut: 99000000 more characters]", text, StringComparison.Ordinal);
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
        Assert.Equal("7", Text(run, 1, "execute_result"));
    }

    [Fact]
    public async Task Skipped_and_empty_cells_do_not_run()
    {
        var run = await _file
            .Code("throw new Exception();", "skip-execution")
            .Code("  ")
            .Markdown("only text")
            .RunAsync();
        Assert.Null(run.Failure);
    }

    [Fact]
    public async Task An_expected_exception_is_no_failure_and_its_absence_is_one()
    {
        var run = await _file
            .Code("throw new Exception(\"meant\");", "raises-exception")
            .Code("1", "raises-exception")
            .RunAsync();
        Assert.Equal("error", (string?)run.Executed.Cells[0].Outputs[0]!["output_type"]);
        Assert.Equal(2, run.Failure!.Cell);
    }

    [Fact]
    public async Task Parameters_take_the_place_of_the_values_in_the_tagged_cell()
    {
        var run = await _file
            .Code("var epochs = 20; var name = \"a\";", "parameters")
            .Code("$\"{name} {epochs}\"")
            .RunAsync(parameters: new() { ["epochs"] = "2", ["name"] = "b \"quoted\"" });
        Assert.Equal("b \"quoted\" 2", Text(run, 2, "execute_result"));
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
        Assert.Equal("5", Text(run, 2, "execute_result"));
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
        Assert.Equal("<b>x</b>", (string?)run.Executed.Cells[0].Outputs[0]!["data"]!["text/html"]![0]);
    }

    private static string Text(NotebookRun run, int cell, string type) =>
        string.Concat(
            run.Executed.Cells[cell - 1]
                .Outputs.Where(o => (string?)o!["output_type"] == type)
                .SelectMany(o => (o!["text"] ?? o["data"]!["text/plain"])!.AsArray())
                .Select(l => (string?)l)
        );
}
