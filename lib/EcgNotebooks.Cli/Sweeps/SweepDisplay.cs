using System.Diagnostics;
using System.Globalization;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Studies;
using Spectre.Console;

namespace EcgNotebooks.Cli.Sweeps;

/// <summary>Shows a sweep on standard error: a moving bar on a terminal, and a plain line per run there and elsewhere.</summary>
internal sealed class SweepDisplay
{
    private readonly Lock _lock = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly int _before;
    private readonly int _cells;
    private readonly ProgressTask? _bar;
    private int _finished;
    private int _failed;
    private int _running;

    private SweepDisplay(int before, int runs, ProgressTask? bar)
    {
        (_before, _cells, _bar) = (before, runs, bar);
        _bar?.MaxValue = runs;
        Move();
    }

    public bool HasFailures => _failed > 0;

    /// <summary>Does the work while its progress is shown.</summary>
    /// <param name="before">Runs that were finished before.</param>
    /// <param name="runs">All runs.</param>
    /// <param name="work">The work.</param>
    public static async Task<SweepDisplay> ShowAsync(int before, int runs, Func<SweepDisplay, Task> work)
    {
        if (System.Console.IsErrorRedirected)
        {
            var display = new SweepDisplay(before, runs, null);
            await work(display);
            return display;
        }

        return await Bars()
            .StartAsync(async context =>
            {
                var display = new SweepDisplay(before, runs, context.AddTask("sweep"));
                await work(display);
                return display;
            });
    }

    public void Started(StudyRun run) => Change(() => _running++, null);

    /// <summary>So many run, as somebody else counts.</summary>
    public void Running(int count) => Change(() => _running = count, null);

    public void Finished(StudyRun run) => Change(() => End(ref _finished), () => $"done    {run.Id}  {Count()}");

    public void Failed(RunFailure failure) => Change(() => End(ref _failed), () => $"failed  {failure}");

    public void Tell(string line) => Change(() => { }, () => line);

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
        var left = _cells - _before - _finished - _failed;
        var time = _finished > 0 && left > 0 ? $", {Time(_clock.Elapsed / _finished * left)} left" : "";
        var failed = _failed > 0 ? $", {_failed} failed" : "";
        return $"{_before + _finished}/{_cells} done{failed}, {_running} running, {left - _running} waiting{time}";
    }

    private static string Time(TimeSpan time) =>
        time.ToString(time.TotalDays >= 1 ? @"d\.hh\:mm\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture);

    private static Progress Bars() =>
        StandardError
            .Console.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn { Width = 20 }, new TaskDescriptionColumn { Alignment = Justify.Left });
}
