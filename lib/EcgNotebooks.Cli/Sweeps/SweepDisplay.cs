using System.Diagnostics;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Studies;
using Spectre.Console;

namespace EcgNotebooks.Cli.Sweeps;

/// <summary>Shows a sweep's progress on standard error: one line per finished run, and a progress bar if it is a terminal.</summary>
internal sealed class SweepDisplay
{
    private readonly Lock _lock = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly int _before;
    private readonly int _runs;
    private readonly ProgressTask? _bar;
    private int _finished;
    private int _failed;
    private int _running;

    private SweepDisplay(int before, int runs, ProgressTask? bar)
    {
        (_before, _runs, _bar) = (before, runs, bar);
        _bar?.MaxValue = runs;
        Move();
    }

    public bool HasFailures => _failed > 0;

    /// <summary>Executes the work while showing its progress.</summary>
    /// <param name="before">The number of runs that were finished before.</param>
    /// <param name="runs">The number of all runs.</param>
    /// <param name="work">Executes the runs and reports to the display.</param>
    public static async Task<SweepDisplay> ShowAsync(int before, int runs, Func<SweepDisplay, Task> work)
    {
        if (!StandardError.IsTerminal)
        {
            var display = new SweepDisplay(before, runs, null);
            await work(display);
            return display;
        }

        return await DescribedBar
            .Create()
            .StartAsync(async context =>
            {
                var display = new SweepDisplay(before, runs, context.AddTask("sweep"));
                await work(display);
                return display;
            });
    }

    public void Started(StudyRun run) => Change(() => _running++, null);

    /// <summary>Sets the number of running runs, where the cluster counts them.</summary>
    public void Running(int count) => Change(() => _running = count, null);

    public void Finished(StudyRun run) => Change(() => End(ref _finished), () => $"done    {run.Id}  {Count()}");

    public void Failed(RunFailure failure) => Change(() => End(ref _failed), () => $"failed  {failure}");

    /// <summary>Writes a line above the progress bar.</summary>
    public void WriteLine(string line) => Change(() => { }, () => line);

    private void End(ref int count)
    {
        count++;
        _running = Math.Max(0, _running - 1);
    }

    private void Change(Action change, Func<string>? line)
    {
        lock (_lock)
        {
            change();
            if (line is not null)
            {
                StandardError.WriteLine(line());
            }

            Move();
        }
    }

    private void Move()
    {
        _bar?.Value = _before + _finished + _failed;
        _bar?.Description = Count();
    }

    private string Count()
    {
        var left = _runs - _before - _finished - _failed;
        var time = _finished > 0 && left > 0 ? $", {DescribedBar.Time(_clock.Elapsed / _finished * left)} left" : "";
        var failed = _failed > 0 ? $", {_failed} failed" : "";
        return $"{_before + _finished}/{_runs} done{failed}, {_running} running, {left - _running} waiting{time}";
    }
}
