using EcgNotebooks.Runner.Tests.Support;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner.Tests.Worker;

/// <summary>Tests what counts towards a cell's time limit.</summary>
[Trait("speed", "slow")]
public sealed class TimeLimitTests : IDisposable
{
    private readonly NotebookFile _file = new();

    public void Dispose() => _file.Dispose();

    // Starting the notebook's process and the compiler takes longer than the cell's time limit.
    [Fact]
    public async Task Starting_the_process_and_compiling_do_not_count()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "sh is a program of Unix");
        _file.Code("1").Save();
        var options = Fixture.Options(limitSeconds: 5);
        string[] late = ["-c", "sleep 6; exec \"$0\" \"$@\"", options.WorkerProgram];
        var runner = new NotebookRunner(
            options with
            {
                WorkerProgram = "sh",
                WorkerArguments = [.. late, .. options.WorkerArguments],
            }
        );
        var run = await runner.RunAsync(_file.Path, cancellation: TestContext.Current.CancellationToken);
        Assert.True(run.Failure is null, run.Failure?.ToString());
    }

    [Fact]
    public async Task The_clock_does_not_count_while_it_is_paused()
    {
        using var clock = new CellClock(
            new RunnerOptions { WorkerProgram = "", CellTimeLimit = TimeSpan.FromSeconds(0.2) },
            TestContext.Current.CancellationToken
        );
        clock.Pause();
        await Task.Delay(600, TestContext.Current.CancellationToken);
        Assert.False(clock.Token.IsCancellationRequested);
    }

    [Fact]
    public async Task A_compilation_is_stopped_at_the_time_limit_for_preparation()
    {
        _file.Code("1").Save();
        var runner = new NotebookRunner(Fixture.Options() with { PreparationTimeLimit = TimeSpan.FromMilliseconds(1) });
        var run = await runner.RunAsync(_file.Path, cancellation: TestContext.Current.CancellationToken);
        Assert.Contains("Starting the process or compiling", run.Failure!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_times_of_all_parts_of_a_cell_are_added()
    {
        using var clock = new CellClock(
            new RunnerOptions { WorkerProgram = "", CellTimeLimit = TimeSpan.FromSeconds(0.2) },
            TestContext.Current.CancellationToken
        );
        clock.Run();
        while (!clock.Token.IsCancellationRequested)
        {
            clock.Pause();
            clock.Run();
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Contains("longer than its time limit of 0.2 s", clock.Reason, StringComparison.Ordinal);
    }
}
