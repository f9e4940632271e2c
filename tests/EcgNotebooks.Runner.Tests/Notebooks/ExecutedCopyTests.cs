using System.Diagnostics;
using System.Text.Json.Nodes;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Tests.Support;

namespace EcgNotebooks.Runner.Tests.Notebooks;

/// <summary>Executed copies are valid nbformat 4.5, whatever the source was and however the run ended.</summary>
public class ExecutedCopyTests
{
    public static TheoryData<string> Collection => CollectionTests.Collection;

    [Theory]
    [InlineData("error")]
    [InlineData("kill")]
    [InlineData("empty")]
    [InlineData("markdown-only")]
    [InlineData("skipped")]
    [InlineData("expected-exception")]
    [InlineData("unicode")]
    [InlineData("display")]
    public async Task A_copy_is_valid_in_our_schema_and_in_nbformats_own(string fixture)
    {
        var json = (await Fixture.RunAsync(fixture)).Executed.ToJson();
        Nbformat45.AssertValid(json);
        await AssertPublicValidatorAsync(json);
    }

    [Theory]
    [MemberData(nameof(Collection))]
    public async Task A_stored_notebook_is_valid(string name)
    {
        var json = await File.ReadAllTextAsync(
            Path.Combine(Clone.Notebooks, name),
            TestContext.Current.CancellationToken
        );
        Nbformat45.AssertValid(json);
        await AssertPublicValidatorAsync(json);
    }

    [Fact]
    public async Task A_copy_has_counts_and_times_and_the_kernel_as_it_was()
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
    public void What_older_files_lack_is_added()
    {
        const string Old = """
            {"nbformat":4,"nbformat_minor":0,"cells":[{"cell_type":"code","source":"1","id":"not valid!"},{"cell_type":"markdown"}]}
            """;
        Nbformat45.AssertValid(Notebook.Parse("old.ipynb", Old).ToJson());
    }

    // Debian's python3-nbformat, where it is installed.
    private static async Task AssertPublicValidatorAsync(string json)
    {
        const string Python = "/usr/bin/python3";
        const string Program =
            "import sys\ntry:\n import nbformat\nexcept ImportError:\n sys.exit(0)\nnbformat.validate(nbformat.reads(sys.stdin.read(), 4))";
        if (!File.Exists(Python))
        {
            return;
        }

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
