using System.Text.Json;
using EcgNotebooks.Runner.Tests.Support;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner.Tests;

/// <summary>Tests notebooks that run at the same time.</summary>
public sealed class NotebookQueueTests : IDisposable
{
    private readonly NotebookFile _first = new();
    private readonly NotebookFile _second = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }

    [Fact]
    public async Task Two_notebooks_run_at_the_same_time_and_their_runs_are_in_order()
    {
        // Each waits for a file of the other.
        _first.Code(Write(_first)).Code(Await(_second)).Code("1").Save();
        _second.Code(Write(_second)).Code(Await(_first)).Code("2").Save();
        await using var queue = Queue(2);
        var runs = await Task.WhenAll(queue.Runs);
        Assert.All(runs, run => Assert.Null(run.Failure));
        Assert.Equal(["1", "2"], runs.Select(run => run.Text(3, "execute_result")));
    }

    [Fact]
    public async Task One_worker_runs_a_notebook_after_the_other()
    {
        _first.Code($"File.Exists({FileOf(_second)})").Save();
        _second.Code(Write(_second)).Save();
        await using var queue = Queue(1);
        var runs = await Task.WhenAll(queue.Runs);
        Assert.Equal("False", runs[0].Text(1, "execute_result"));
    }

    [Theory]
    [InlineData("throw new Exception(\"salty\");", "salty")]
    [InlineData("Environment.Exit(3);", "exit code 3")]
    public async Task A_notebook_that_fails_leaves_the_other_alone(string code, string reason)
    {
        _first.Code(Await(_second)).Code(code).Save();
        _second.Code(Write(_second)).Code("var kept = 21;").Code("kept * 2").Save();
        await using var queue = Queue(2);
        var runs = await Task.WhenAll(queue.Runs);
        Assert.Contains(reason, runs[0].Failure!.Reason, StringComparison.Ordinal);
        Assert.Null(runs[1].Failure);
        Assert.Equal("42", runs[1].Text(3, "execute_result"));
    }

    [Fact]
    public async Task Code_that_crashes_the_compiler_takes_no_declarations_from_the_notebook_beside_it()
    {
        _first.Code(Await(_second)).Code(new string('{', 20_000) + new string('}', 20_000)).Save();
        // The second declares something before the crash and uses it afterwards.
        var crashed = Path.Combine(_second.Folder, "crashed");
        _second.Code("var kept = 21;").Code(Write(_second)).Code(Await(crashed)).Code("kept * 2").Save();
        await using var queue = Queue(2, runner: Fixture.Runner());
        var failed = await queue.Runs[0];
        Assert.Contains("The compiler crashed on this cell", failed.Failure!.Reason, StringComparison.Ordinal);
        await File.WriteAllTextAsync(crashed, "", Cancellation);
        var run = await queue.Runs[1];
        Assert.Null(run.Failure);
        Assert.Equal("42", run.Text(4, "execute_result"));
    }

    [Fact]
    public async Task A_notebook_that_cannot_be_read_fails_alone()
    {
        await File.WriteAllTextAsync(_first.Path, "{", Cancellation);
        _second.Code("42").Save();
        await using var queue = Queue(2);
        await Assert.ThrowsAsync<NotebookException>(() => queue.Runs[0]);
        Assert.Null((await queue.Runs[1]).Failure);
    }

    [Fact]
    public async Task Cancellation_stops_the_notebooks_that_run_and_starts_no_others()
    {
        using var third = new NotebookFile();
        _first.Code(Write(_first)).Code("System.Threading.Thread.Sleep(-1);").Save();
        _second.Code(Write(_second)).Code("System.Threading.Thread.Sleep(-1);").Save();
        third.Code(Write(third)).Save();
        using var stop = new CancellationTokenSource();
        var sleeping = new CountdownEvents(2, cell: 2);
        await using var queue = Queue(2, stop.Token, sleeping, more: third.Path);
        await sleeping.All;
        await stop.CancelAsync();
        Assert.All(
            await Task.WhenAll(queue.Runs.Select(EndOf)),
            end => Assert.IsAssignableFrom<OperationCanceledException>(end)
        );
        Assert.False(File.Exists(Path.Combine(third.Folder, "written")));
    }

    private static async Task<Exception?> EndOf(Task run) => await Record.ExceptionAsync(() => run);

    private NotebookQueue Queue(
        int workers,
        CancellationToken? cancellation = null,
        IProgress<WorkerEvent>? progress = null,
        NotebookRunner? runner = null,
        params IEnumerable<string> more
    ) =>
        new(
            runner ?? Fixture.Shared(),
            [
                .. ((string[])[_first.Path, _second.Path, .. more]).Select(p => new QueuedNotebook(p)
                {
                    Progress = progress,
                }),
            ],
            workers,
            cancellation ?? Cancellation
        );

    private static string FileOf(NotebookFile notebook) =>
        JsonSerializer.Serialize(Path.Combine(notebook.Folder, "written"));

    private static string Write(NotebookFile notebook) => $"File.WriteAllText({FileOf(notebook)}, \"\");";

    private static string Await(NotebookFile notebook) => Await(Path.Combine(notebook.Folder, "written"));

    private static string Await(string file) =>
        $"System.Threading.SpinWait.SpinUntil(() => {{ System.Threading.Thread.Sleep(10); return File.Exists({JsonSerializer.Serialize(file)}); }});";

    /// <summary>Waits until a number of notebooks have started a cell.</summary>
    private sealed class CountdownEvents(int count, int cell) : IProgress<WorkerEvent>
    {
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _missing = count;

        public Task All => _all.Task.WaitAsync(Cancellation);

        public void Report(WorkerEvent value)
        {
            if (value is CellStarted && value.Cell == cell && Interlocked.Decrement(ref _missing) == 0)
            {
                _all.SetResult();
            }
        }
    }
}
