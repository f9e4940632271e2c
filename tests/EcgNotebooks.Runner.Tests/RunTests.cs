using EcgNotebooks.Runner.Tests.Support;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner.Tests;

/// <summary>What the runner makes of each fixture notebook.</summary>
public class RunTests
{
    [Fact]
    public async Task A_failing_cell_is_one_message_and_later_cells_do_not_run()
    {
        var run = await Fixture.RunAsync("error");
        Assert.Equal(1, run.Failure!.Cell);
        Assert.Equal("before\n", run.Failure.Output);
        Assert.All(
            ["error.ipynb, cell 1", "too salty", "throw new", "InvalidOperationException"],
            part => Assert.Contains(part, run.Failure.ToString(), StringComparison.Ordinal)
        );
        Assert.Empty(run.Executed.Cells[1].Outputs);
    }

    [Fact]
    public async Task An_endless_loop_ends_at_the_limit_with_the_output_so_far()
    {
        var run = await Fixture.RunAsync("infinite-loop", limitSeconds: 5);
        Assert.Contains("longer than its limit of 5 s", run.Failure!.Reason, StringComparison.Ordinal);
        Assert.Equal("spinning", run.Failure.Output);
    }

    [Theory]
    [InlineData("stack-overflow", "Stack overflow")]
    [InlineData("native-abort", "exit code 134")]
    [InlineData("kill", "exit code 137")]
    [InlineData("out-of-memory", "OutOfMemoryException")]
    public async Task A_crash_is_the_cells_failure_with_its_last_words(string fixture, string words)
    {
        var run = await Fixture.RunAsync(fixture);
        Assert.Equal(2, run.Failure!.Cell);
        Assert.Contains(words, run.Failure.Reason, StringComparison.Ordinal);
        Assert.Equal("fine\n", run.Text(1, "stream"));
        Assert.Equal("error", (string?)run.Executed.Cells[1].Outputs[^1]!["output_type"]);
    }

    [Fact]
    public async Task A_hundred_megabytes_of_output_are_cut_with_a_note()
    {
        var run = await Fixture.RunAsync("much-output");
        Assert.Null(run.Failure);
        var text = run.Text(1, "stream");
        Assert.InRange(text.Length, 1_000_000, 1_001_000);
        Assert.Contains("[output cut: 99000000 more characters]", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("empty", 0)]
    [InlineData("markdown-only", 2)]
    public async Task A_notebook_without_code_runs_to_its_end(string fixture, int cells)
    {
        var run = await Fixture.RunAsync(fixture);
        Assert.Null(run.Failure);
        Assert.Equal(cells, run.Executed.Cells.Count);
        Assert.Empty(run.Took);
    }

    [Fact]
    public async Task Skipped_cells_and_other_languages_are_left_alone_with_a_note()
    {
        var told = new List<WorkerEvent>();
        var run = await Fixture.RunAsync("skipped", progress: new Listener(told));
        Assert.Null(run.Failure);
        Assert.Equal("tagged skip-execution", run.LeftAlone[1]);
        Assert.Equal("its language is fsharp", run.LeftAlone[2]);
        Assert.Equal("its language is pwsh", run.LeftAlone[3]);
        Assert.Equal(3, told.OfType<CellLeftAlone>().Count());
        Assert.Equal("ran", run.Text(5, "execute_result"));
    }

    [Fact]
    public async Task An_expected_exception_is_no_failure_and_its_absence_is_one()
    {
        var run = await Fixture.RunAsync("expected-exception");
        Assert.Equal("error", (string?)run.Executed.Cells[0].Outputs[0]!["output_type"]);
        Assert.Equal(2, run.Failure!.Cell);
    }

    [Theory]
    [InlineData("2", "b \"quoted\"", "0.25")]
    [InlineData("0", "7", "1e-3")]
    public async Task Parameters_take_the_place_of_the_values_in_the_tagged_cell(
        string epochs,
        string name,
        string rate
    )
    {
        var run = await Fixture.RunAsync(
            "parameters",
            parameters: new()
            {
                ["epochs"] = epochs,
                ["name"] = name,
                ["rate"] = rate,
            }
        );
        var value = double.Parse(rate, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(FormattableString.Invariant($"{name} {epochs} {value}"), run.Text(3, "execute_result"));
    }

    [Fact]
    public async Task A_parameter_that_does_not_fit_fails_in_plain_words()
    {
        var run = await Fixture.RunAsync("parameters", parameters: new() { ["epochs"] = "many" });
        Assert.Equal(2, run.Failure!.Cell);
        Assert.Contains("'many' is no Int32, which parameter epochs is", run.Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_in_any_script_comes_through_unchanged()
    {
        var run = await Fixture.RunAsync("unicode");
        Assert.Null(run.Failure);
        Assert.Equal("Ω ≥ 5 👍\a\n", run.Text(2, "stream"));
        Assert.Equal("Ω ≥ 5 👍\a", run.Text(2, "execute_result"));
    }

    [Fact]
    public async Task The_display_calls_of_notebook_hosts_show_their_value()
    {
        var run = await Fixture.RunAsync("display");
        Assert.Null(run.Failure);
        Assert.Equal(
            ["text/plain", "text/plain", "text/html", "text/plain"],
            run.Executed.Cells[0].Outputs.Select(o => o!["data"]!.AsObject().Single().Key)
        );
        Assert.Equal("3", run.Text(1, "execute_result"));
    }

    [Theory]
    [InlineData("broken-json", "not a notebook")]
    [InlineData("wrong-nbformat", "nbformat 3.0 is not supported")]
    [InlineData("missing", "no such notebook")]
    public async Task What_is_no_notebook_is_refused_in_plain_words(string fixture, string words)
    {
        var error = await Assert.ThrowsAsync<NotebookException>(() => Fixture.RunAsync(fixture));
        Assert.Contains($"{fixture}.ipynb", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    private sealed class Listener(List<WorkerEvent> told) : IProgress<WorkerEvent>
    {
        public void Report(WorkerEvent value) => told.Add(value);
    }
}
