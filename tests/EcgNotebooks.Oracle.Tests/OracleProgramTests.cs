using System.Text.Json.Nodes;
using CliWrap;
using CliWrap.Buffered;
using EcgNotebooks.Oracle.Tests.Support;

namespace EcgNotebooks.Oracle.Tests;

/// <summary>Runs small notebooks in the C# kernel of .NET Interactive: what the kernel shows, and what ends a run.</summary>
public sealed class OracleProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_kind_of_output_is_stored_in_the_form_of_nbformat()
    {
        var (exitCode, cells) = await RunAsync(
            Cell("Console.Write(1); Console.Error.Write(2);"),
            Cell("\"text\""),
            // The shorter display("before") gives the kernel another identifier than the cell, so that its update is lost.
            Cell(
                "using Microsoft.DotNet.Interactive;\nKernelInvocationContext.Current.Display(\"before\").Update(\"after\");"
            ),
            Cell("throw new InvalidOperationException(\"expected\");", "raises-exception"),
            Cell("throw new InvalidOperationException(\"not run\");", "skip-execution")
        );
        Assert.Equal(0, exitCode);
        Assert.Equal(
            [
                "stream stdout: 1",
                "stream stderr: 2",
                "execute_result text/plain: text",
                "display_data text/plain: after",
                "error InvalidOperationException: expected",
            ],
            cells.SelectMany(cell => cell!["outputs"]!.AsArray()).Select(output => Line(output!))
        );
        Assert.Equal([1, 2, 3, 4, null], cells.Select(cell => (int?)cell!["execution_count"]));
    }

    [Fact]
    public async Task A_failure_that_is_not_expected_ends_the_run()
    {
        var (exitCode, cells) = await RunAsync(Cell("int number = \"text\";"), Cell("1"));
        Assert.Equal(1, exitCode);
        Assert.Equal("error", (string?)cells[0]!["outputs"]!.AsArray()[^1]!["output_type"]);
        Assert.Empty(cells[1]!["outputs"]!.AsArray());
    }

    [Fact]
    public async Task An_expected_failure_that_does_not_come_ends_the_run()
    {
        var (exitCode, _) = await RunAsync(Cell("1", "raises-exception"));
        Assert.Equal(1, exitCode);
    }

    private async Task<(int ExitCode, JsonArray Cells)> RunAsync(params JsonObject[] cells)
    {
        var (notebook, copy) = (_folder["notebook.ipynb"], _folder["copy.ipynb"]);
        var cancellation = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(
            notebook,
            new JsonObject { ["cells"] = new JsonArray([.. cells]) }.ToJsonString(),
            cancellation
        );
        var result = await Cli.Wrap("dotnet")
            .WithArguments([OracleProgram.Path, notebook, copy])
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(cancellation);
        Assert.True(File.Exists(copy), result.StandardError);
        var executed = JsonNode.Parse(await File.ReadAllTextAsync(copy, cancellation))!;
        return (result.ExitCode, executed["cells"]!.AsArray());
    }

    // The outputs stored in the cell are of an earlier run.
    private static JsonObject Cell(string source, params string[] tags) =>
        new()
        {
            ["cell_type"] = "code",
            ["metadata"] = new JsonObject { ["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)tag)]) },
            ["source"] = source,
            ["outputs"] = new JsonArray(new JsonObject { ["output_type"] = "stream", ["text"] = "earlier" }),
        };

    private static string Line(JsonNode output) =>
        output["data"] is JsonObject data
            ? $"{output["output_type"]} {string.Join(", ", data.Select(entry => $"{entry.Key}: {entry.Value}"))}"
            : $"{output["output_type"]} {output["name"] ?? output["ename"]}: {output["text"] ?? output["evalue"]}";
}
