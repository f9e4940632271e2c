using System.Diagnostics;
using System.Text.Json.Nodes;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Tests.Support;

namespace EcgNotebooks.Runner.Tests.Notebooks;

/// <summary>Tests that executed copies are valid nbformat 4.5 for every source and every outcome of the run.</summary>
public class ExecutedCopyTests
{
    public static TheoryData<string> Collection => CollectionTests.Collection;

    public static TheoryData<string> Fixtures =>
        ["error", "kill", "empty", "markdown-only", "skipped", "expected-exception", "unicode", "display"];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task An_executed_copy_is_valid_nbformat(string fixture) =>
        Nbformat45.AssertValid((await Fixture.RunAsync(fixture)).Executed.ToJson());

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task An_executed_copy_is_valid_for_Python_s_nbformat(string fixture)
    {
        SkipWithoutPythonNbformat();
        await AssertValidForPythonAsync((await Fixture.RunAsync(fixture)).Executed.ToJson());
    }

    [Theory]
    [MemberData(nameof(Collection))]
    public async Task A_stored_notebook_is_valid_nbformat(string name) =>
        Nbformat45.AssertValid(await ReadStoredAsync(name));

    [Theory]
    [MemberData(nameof(Collection))]
    public async Task A_stored_notebook_is_valid_for_Python_s_nbformat(string name)
    {
        SkipWithoutPythonNbformat();
        await AssertValidForPythonAsync(await ReadStoredAsync(name));
    }

    [Fact]
    public async Task An_executed_copy_has_execution_counts_and_times_and_unchanged_metadata()
    {
        var executed = JsonNode.Parse((await Fixture.RunAsync("unicode")).Executed.ToJson())!;
        var source = JsonNode.Parse(
            await File.ReadAllTextAsync(Fixture.Path("unicode"), TestContext.Current.CancellationToken)
        )!;
        Assert.True(JsonNode.DeepEquals(source["metadata"], executed["metadata"]));
        var cell = executed["cells"]![1]!;
        Assert.Equal(1, (int)cell["execution_count"]!);
        var times = cell["metadata"]!["execution"]!;
        Assert.True(
            DateTimeOffset.Parse(
                (string)times["iopub.execute_input"]!,
                System.Globalization.CultureInfo.InvariantCulture
            )
                < DateTimeOffset.Parse(
                    (string)times["shell.execute_reply"]!,
                    System.Globalization.CultureInfo.InvariantCulture
                )
        );
    }

    [Fact]
    public void Properties_that_older_formats_lack_are_added()
    {
        const string Old = """
            {"nbformat":4,"nbformat_minor":0,"cells":[{"cell_type":"code","source":"1","id":"not valid!"},{"cell_type":"markdown"}]}
            """;
        Nbformat45.AssertValid(Notebook.Parse("old.ipynb", Old).ToJson());
    }

    private const string Python = "/usr/bin/python3";

    private static readonly Lazy<bool> _pythonHasNbformat = new(() =>
    {
        if (!File.Exists(Python))
        {
            return false;
        }

        using var process = Process.Start(
            new ProcessStartInfo(Python, ["-c", "import nbformat"]) { RedirectStandardError = true }
        )!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    });

    private static void SkipWithoutPythonNbformat() =>
        Assert.SkipUnless(_pythonHasNbformat.Value, "Debian's python3-nbformat is not installed.");

    private static Task<string> ReadStoredAsync(string name) =>
        File.ReadAllTextAsync(Path.Combine(Clone.Notebooks, name), TestContext.Current.CancellationToken);

    private static async Task AssertValidForPythonAsync(string json)
    {
        const string Program = "import sys, nbformat; nbformat.validate(nbformat.reads(sys.stdin.read(), 4))";
        var start = new ProcessStartInfo(Python, ["-c", Program])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var complaint = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(json);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await complaint);
    }
}
