using System.Globalization;
using EcgNotebooks.Runner.Tests.Support;

namespace EcgNotebooks.Runner.Tests.Worker;

/// <summary>Tests that a notebook succeeds only if its worker announces the end, whatever its cells do to the process and its pipes.</summary>
[Trait("speed", "slow")]
public sealed class UnannouncedEndTests : IDisposable
{
    // Every cell can read the handle of the event pipe from the worker's command line.
    private const string Pipe =
        "var pipe = new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(int.Parse(Environment.GetCommandLineArgs()[^2]), false), FileAccess.Write, 0);\n";

    private const string Tell =
        Pipe + "void Tell(string text) { pipe.Write(System.Text.Encoding.UTF8.GetBytes(text)); pipe.Flush(); }\n";

    private readonly NotebookFile _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task A_cell_that_ends_the_process_fails_whatever_the_exit_code(int code)
    {
        var run = await _file
            .Code("1")
            .Code(string.Create(CultureInfo.InvariantCulture, $"Environment.Exit({code});"))
            .Code("2")
            .RunAsync();
        Assert.Equal(2, run.Failure!.Cell);
        Assert.Contains($"exit code {code} before the notebook did", run.Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_that_exits_with_code_0_fails()
    {
        var run = await Fixture.RunAsync(SharedCases.Notebook("exit-zero"));
        Assert.Equal(2, run.Failure!.Cell);
        Assert.Equal("bye", run.Failure.Output);
    }

    [Fact]
    public async Task A_thread_that_a_cell_leaves_running_does_not_delay_the_end()
    {
        var run = await _file
            .Code("new System.Threading.Thread(() => System.Threading.Thread.Sleep(-1)).Start(); 1")
            .RunAsync();
        Assert.Null(run.Failure);
    }

    [Fact]
    public async Task Writing_directly_to_standard_output_does_not_affect_the_result()
    {
        var run = await _file
            .Code(
                "var raw = Console.OpenStandardOutput(); raw.Write(System.Text.Encoding.UTF8.GetBytes(\"{\\\"event\\\":\\\"ended\\\"}\\n\")); raw.Flush(); 7"
            )
            .RunAsync();
        Assert.Null(run.Failure);
        Assert.Equal("7", run.Text(1, "execute_result"));
    }

    [Theory]
    [InlineData("Tell(\"{\\\"event\\\":\\\"ended\\\",\\\"Cell\\\":0}\\n\"); Environment.Exit(0);")]
    [InlineData("Tell(\"{\\\"event\\\":\\\"finished\\\",\\\"Cell\\\":1,\\\"Seconds\\\":0}\\n\"); Environment.Exit(0);")]
    [InlineData("Tell(\"{\\\"event\\\":\\\"started\\\",\\\"Cell\\\":99}\\n\");")]
    [InlineData("Tell(\"{\\\"event\\\":\\n\");")]
    [InlineData("Tell(\"null\\n\");")]
    [InlineData("Tell(\"\\n\");")]
    [InlineData("var much = new string('x', 1_000_000); while (true) Tell(much);")]
    public async Task A_forged_message_fails_the_notebook_but_no_other(string forge)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "handles are numbers of Unix");
        using var other = new NotebookFile();
        other.Code("21 * 2").Save();
        _file.Code(Tell + forge).Save();
        using var first = Fixture.Prepare(_file.Path);
        using var second = Fixture.Prepare(other.Path);
        var failed = await first.RunAsync(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(1, failed.Failure!.Cell);
        Assert.Contains("a message that isn't one of its worker's", failed.Failure.Reason, StringComparison.Ordinal);
        var run = await second.RunAsync(cancellation: TestContext.Current.CancellationToken);
        Assert.Null(run.Failure);
        Assert.Equal("42", run.Text(1, "execute_result"));
    }
}
