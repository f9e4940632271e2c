using EcgNotebooks.Runner.Tests.Support;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner.Tests;

/// <summary>Tests how the runner runs each of the fixture notebooks.</summary>
[Trait("speed", "slow")]
public class RunTests
{
    [Fact]
    public async Task The_cells_see_the_variables_of_the_options_and_the_caller_does_not()
    {
        using var file = new NotebookFile();
        file.Code("Environment.GetEnvironmentVariable(\"ECG_SALT\")").Save();
        var options = Fixture.Options() with { Variables = new Dictionary<string, string> { ["ECG_SALT"] = "salty" } };
        var run = await Fixture.RunAsync(file.Path, options);
        Assert.Equal("salty", run.Text(1, "execute_result"));
        Assert.Null(Environment.GetEnvironmentVariable("ECG_SALT"));
    }

    [Fact]
    public async Task A_failing_cell_gives_one_message_and_later_cells_are_not_run()
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
    public async Task An_endless_loop_is_stopped_at_the_time_limit_with_the_output_so_far()
    {
        var run = await Fixture.RunAsync("infinite-loop", limitSeconds: 5);
        Assert.Contains("longer than its time limit of 5 s", run.Failure!.Reason, StringComparison.Ordinal);
        Assert.Equal("spinning", run.Failure.Output);
    }

    [Theory]
    [InlineData("stack-overflow", "Stack overflow")]
    [InlineData("native-abort", "exit code 134")]
    [InlineData("kill", "exit code 137")]
    [InlineData("out-of-memory", "OutOfMemoryException")]
    public async Task A_crash_is_the_cell_s_failure_with_the_last_output_of_the_process(string fixture, string words)
    {
        var run = await Fixture.RunAsync(fixture);
        Assert.Equal(2, run.Failure!.Cell);
        Assert.Contains(words, run.Failure.Reason, StringComparison.Ordinal);
        Assert.Equal("fine\n", run.Text(1, "stream"));
        Assert.Equal("error", (string?)run.Executed.Cells[1].Outputs[^1]!["output_type"]);
    }

    [Fact]
    public async Task Very_long_output_is_cut_with_a_note()
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
    public async Task A_notebook_without_code_succeeds(string fixture, int cells)
    {
        var run = await Fixture.RunAsync(fixture);
        Assert.Null(run.Failure);
        Assert.Equal(cells, run.Executed.Cells.Count);
        Assert.Empty(run.Durations);
    }

    [Fact]
    public async Task Skipped_cells_and_cells_in_other_languages_are_not_run_and_reported()
    {
        var events = new List<WorkerEvent>();
        var run = await Fixture.RunAsync("skipped", progress: new Listener(events));
        Assert.Null(run.Failure);
        Assert.Equal("it is tagged skip-execution", run.NotRun[1]);
        Assert.Equal("its language is fsharp", run.NotRun[2]);
        Assert.Equal("its language is pwsh", run.NotRun[3]);
        Assert.Equal(3, events.OfType<CellNotRun>().Count());
        Assert.Equal("ran", run.Text(5, "execute_result"));
    }

    [Fact]
    public async Task An_expected_exception_is_not_a_failure_but_its_absence_is()
    {
        var run = await Fixture.RunAsync("expected-exception");
        Assert.Equal("error", (string?)run.Executed.Cells[0].Outputs[0]!["output_type"]);
        Assert.Equal(2, run.Failure!.Cell);
    }

    [Theory]
    [InlineData("2", "b \"quoted\"", "0.25")]
    [InlineData("0", "7", "1e-3")]
    public async Task Parameters_replace_the_values_in_the_tagged_cell(string epochs, string name, string rate)
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
    public async Task A_parameter_of_the_wrong_type_fails_with_a_clear_message()
    {
        var run = await Fixture.RunAsync("parameters", parameters: new() { ["epochs"] = "many" });
        Assert.Equal(2, run.Failure!.Cell);
        Assert.Contains(
            "'many' can't be converted to Int32, the type of the parameter epochs",
            run.Failure.Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Text_in_any_script_is_unchanged_in_outputs()
    {
        var run = await Fixture.RunAsync("unicode");
        Assert.Null(run.Failure);
        Assert.Equal("Ω ≥ 5 👍\a\n", run.Text(2, "stream"));
        Assert.Equal("Ω ≥ 5 👍\a", run.Text(2, "execute_result"));
    }

    [Fact]
    public async Task The_display_functions_of_notebook_hosts_are_supported()
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
    [InlineData("broken-json", "is not a valid notebook")]
    [InlineData("wrong-nbformat", "nbformat 3.0 is not supported")]
    [InlineData("missing", "the notebook doesn't exist")]
    public async Task An_invalid_notebook_is_rejected_with_a_clear_message(string fixture, string words)
    {
        var error = await Assert.ThrowsAsync<NotebookException>(() => Fixture.RunAsync(fixture));
        Assert.Contains($"{fixture}.ipynb", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    private sealed class Listener(List<WorkerEvent> events) : IProgress<WorkerEvent>
    {
        public void Report(WorkerEvent value) => events.Add(value);
    }
}
