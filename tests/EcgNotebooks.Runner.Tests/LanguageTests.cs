using System.Text.Json.Nodes;
using EcgNotebooks.Runner.Tests.Support;

namespace EcgNotebooks.Runner.Tests;

/// <summary>Tests which cells run, depending on the languages in a notebook's metadata.</summary>
[Trait("speed", "slow")]
public sealed class LanguageTests : IDisposable
{
    private readonly NotebookFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task The_cells_of_a_notebook_saved_by_ClrKernel_run()
    {
        var run = await Fixture.RunAsync(SharedCases.Notebook("language-netstandard"));
        Assert.Contains("must be seen", run.Failure!.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"language_info":{"name":".netstandard"}}""")]
    [InlineData("""{"language_info":{"name":"CSharp"}}""")]
    [InlineData("""{"language_info":{"name":"polyglot-notebook"}}""")]
    [InlineData("""{"kernelspec":{"name":".net-csharp"},"language_info":{"name":"something new"}}""")]
    [InlineData("""{"kernelspec":{"name":"clr-csharp","language":"CSHARP"},"language_info":{"name":".netstandard"}}""")]
    [InlineData("""{"kernelspec":{"name":"x","language":""}}""")]
    [InlineData("{}")]
    public async Task Code_runs_with_every_name_that_hosts_use_for_CSharp(string metadata)
    {
        var run = await RunAsync(metadata);
        Assert.Null(run.Failure);
        Assert.Equal("2", run.Text(1, "execute_result"));
    }

    [Theory]
    [InlineData("""{"kernelspec":{"name":".net-fsharp","language":"F#"},"language_info":{"name":"C#"}}""", "F#")]
    [InlineData("""{"kernelspec":{"name":".net-fsharp"},"language_info":{"name":"polyglot-notebook"}}""", "fsharp")]
    [InlineData(
        """{"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"pwsh"}},"language_info":{"name":"polyglot-notebook"}}""",
        "pwsh"
    )]
    [InlineData("""{"kernelspec":{"name":"python3"},"language_info":{"name":"python"}}""", "python")]
    public async Task A_notebook_without_a_cell_that_can_run_fails_and_names_the_language(
        string metadata,
        string language
    )
    {
        var run = await RunAsync(metadata);
        Assert.Equal(0, run.Failure!.Cell);
        Assert.Contains("None of the notebook's code ran.", run.Failure.Reason, StringComparison.Ordinal);
        Assert.Contains($"Cell 1: its language is {language}.", run.Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_whose_cells_are_all_skipped_fails()
    {
        var run = await _file.Markdown("text").Code("1", "skip-execution").Code("2", "skip-execution").RunAsync();
        Assert.Contains("Cells 2, 3: it is tagged skip-execution.", run.Failure!.ToString(), StringComparison.Ordinal);
        Assert.Contains("before its first cell", run.Failure.ToString(), StringComparison.Ordinal);
    }

    private Task<NotebookRun> RunAsync(string metadata)
    {
        _file.Code("1 + 1").Save();
        var notebook = JsonNode.Parse(File.ReadAllText(_file.Path))!;
        notebook["metadata"] = JsonNode.Parse(metadata);
        File.WriteAllText(_file.Path, notebook.ToJsonString());
        return Fixture.RunAsync(_file.Path);
    }
}
