using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests;

/// <summary>run, check and export as their user calls them.</summary>
[Trait("speed", "slow")]
public sealed class NotebookVerbsTests(DemoFixture demo) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_writes_copies_and_a_report_and_leaves_the_notebooks_alone()
    {
        var good = Write("good", NotebookFiles.Cell("40 + 2", "highlight"));
        var bad = Write("bad", NotebookFiles.Cell("Console.WriteLine(\"so far\");\nthrow new Exception(\"salty\");"));
        var before = await File.ReadAllTextAsync(good, TestContext.Current.CancellationToken);
        var result = await RunAsync("run", bad, good, "--data", demo.Data, "--out", _folder["out"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("result             42", result.StandardOutput, StringComparison.Ordinal);
        Assert.All(
            ["bad.ipynb, cell 1", "--- source", "so far", "salty"],
            words => Assert.Contains(words, result.StandardError, StringComparison.Ordinal)
        );
        Assert.Equal(before, await File.ReadAllTextAsync(good, TestContext.Current.CancellationToken));
        Assert.True(File.Exists(_folder["out", "bad.ipynb"]));
        var report = await File.ReadAllTextAsync(_folder["out", "report.html"], TestContext.Current.CancellationToken);
        Assert.All(
            ["<li>42</li>", "salty", "table, SHA-256", "TorchSharp 0.", "seeds", "CPU", "cell 1"],
            words => Assert.Contains(words, report, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Run_stores_outputs_where_asked_and_check_names_the_cell_whose_library_call_then_gives_something_else()
    {
        // The imported script is the library of one of the notebooks.
        await WriteLibraryAsync("double Rate() => 0.7;");
        var calling = Write(
            "calling",
            NotebookFiles.Cell("#!import lib.csx"),
            NotebookFiles.Cell("1"),
            NotebookFiles.Cell("Rate()")
        );
        var alone = Write("alone", NotebookFiles.Cell("new Random(1).NextDouble()"));
        string[] run = [calling, alone, "--in-place", "--data", demo.Data, "--out", _folder["out"]];
        Assert.Equal(0, (await RunAsync("run", run)).ExitCode);
        await WriteLibraryAsync("double Rate() => 0.8;");
        var result = await RunAsync("check", calling, alone, "--data", demo.Data);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            [$"differs {calling}", "  cell 3 (cell-3): text/plain: stored '0.7', now '0.8'", $"agrees  {alone}"],
            result.StandardOutput.ReplaceLineEndings("\n").TrimEnd().Split('\n')
        );
    }

    [Fact]
    public async Task The_value_of_set_stands_in_the_copy_and_in_the_report()
    {
        var path = Write("a", NotebookFiles.Cell("var n = 1;", "parameters"), NotebookFiles.Cell("n * 2"));
        var result = await RunAsync("run", path, "--set", "n=21", "--data", demo.Data, "--out", _folder["out"]);
        Assert.True(result.ExitCode == 0, result.StandardError);
        foreach (var file in new[] { "a.ipynb", "report.html" })
        {
            var text = await File.ReadAllTextAsync(_folder["out", file], TestContext.Current.CancellationToken);
            // The report puts the parts of coloured code into elements.
            Assert.Contains("n = 21;", Regex.Replace(text, "<[^>]*>", ""), StringComparison.Ordinal);
            Assert.Contains("42", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("m=2", "declares no variable m. It declares n.")]
    [InlineData("n=2", "no cell that is run has the tag parameters", "skip-execution")]
    public async Task Set_without_a_place_for_the_value_is_wrong_usage_and_runs_nothing(
        string set,
        string words,
        params string[] tags
    )
    {
        var path = Write("a", NotebookFiles.Cell("var n = 1;", ["parameters", .. tags]));
        await Ecg.FailsAsync(2, [path, words], "run", path, "--set", set, "--out", _folder["out"]);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Theory]
    [InlineData("run", "--out", "out")]
    [InlineData("check")]
    public async Task A_notebook_of_another_language_is_neither_done_nor_agreeing(string verb, params string[] more)
    {
        var path = Write("a", NotebookFiles.Cell("#!fsharp\n1 + 1"));
        string[] rest = more.Length > 0 ? [more[0], _folder[more[1]]] : [];
        var result = await RunAsync(verb, [path, "--data", demo.Data, .. rest]);
        Assert.Equal(1, result.ExitCode);
        Assert.DoesNotContain("done", result.StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotContain("agrees", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains(
            "None of the notebook's code ran. Cell 1: its language is fsharp.",
            result.StandardError,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Export_writes_a_program_that_names_its_project()
    {
        var path = Write("a", NotebookFiles.Cell("1 + 1"));
        var result = await RunAsync("export", path, "--out", _folder["a.cs"]);
        Assert.Equal(0, result.ExitCode);
        var program = await File.ReadAllTextAsync(_folder["a.cs"], TestContext.Current.CancellationToken);
        Assert.Contains("#:project ", program, StringComparison.Ordinal);
        Assert.Contains("Console.WriteLine(1 + 1);", program, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run", "--data", "DATA", "--out", "OUT")]
    [InlineData("check", "--data", "DATA")]
    [InlineData("export")]
    public Task A_missing_notebook_is_a_plain_failure(string verb, params string[] options)
    {
        var real = options.Select(o =>
            o == "DATA" ? demo.Data
            : o == "OUT" ? _folder["out"]
            : o
        );
        return Ecg.FailsAsync(1, ["none.ipynb", "the notebook doesn't exist"], [verb, "none.ipynb", .. real]);
    }

    [Fact]
    public async Task A_name_that_steers_the_terminal_is_shown_without_that() =>
        Assert.StartsWith(
            "ecg: \uFFFD[31mred: the notebook doesn't exist.",
            (await RunAsync("export", "\u001b[31mred")).StandardError,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("run", "--cell-limit", "0")]
    [InlineData("run", "--set", "=5")]
    [InlineData("run", "--set", "a b=5")]
    [InlineData("check", "--set", "a=5")]
    [InlineData("export")]
    public async Task Wrong_usage_ends_with_2(params string[] arguments) =>
        Assert.Equal(2, (await Ecg.RunAsync(arguments)).ExitCode);

    private static Task<CliWrap.Buffered.BufferedCommandResult> RunAsync(string verb, params string[] arguments) =>
        Ecg.RunAsync([verb, .. arguments]);

    private Task WriteLibraryAsync(string script) =>
        File.WriteAllTextAsync(_folder["lib.csx"], script, TestContext.Current.CancellationToken);

    private string Write(string name, params JsonObject[] cells) =>
        NotebookFiles.Write(_folder[$"{name}.ipynb"], cells);
}
