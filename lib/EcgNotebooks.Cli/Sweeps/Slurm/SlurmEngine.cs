using EcgNotebooks.Studies;

namespace EcgNotebooks.Cli.Sweeps.Slurm;

/// <summary>Runs cells as tasks of a Slurm cluster and follows them; the results come through the shared folder.</summary>
/// <remarks>
/// A cell has come to its end when its result is there, whatever Slurm says of its task: so a cluster without accounting will do.
/// </remarks>
/// <param name="sweep">The sweep.</param>
/// <param name="retries">How often a cell's task is submitted again.</param>
internal sealed class SlurmEngine(Sweep sweep, int retries) : ISweepEngine
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    // A result may come into sight a moment after its task has left the queue, on network file systems.
    private const int LooksForResult = 2;

    private readonly TaskLists _lists = new(sweep.Root);
    private readonly Dictionary<string, int> _tries = [];
    private readonly Dictionary<string, int> _missed = [];

    public string WhenInterrupted => "stopped following; the cluster's jobs go on.";

    public async Task RunAsync(IReadOnlyList<StudyCell> cells, SweepDisplay display, CancellationToken cancellation)
    {
        if (cells.Count == 0)
        {
            return;
        }

        Directory.CreateDirectory(Path.Combine(sweep.Root, "cells"));
        var queue = new JobQueue(_lists);
        var known = await KnownAsync(queue, cells);
        await SubmitAsync([.. cells.Where(cell => !known.Contains(cell.Id))], display);
        var left = cells.ToList();
        for (var pause = ShortestPause; left.Count > 0; pause = Longer(pause))
        {
            await Task.Delay(pause, cancellation);
            // The queue first: a task that has left it has written its result before.
            if (await queue.TryTasksAsync() is { } tasks)
            {
                display.Running(tasks.Count(task => task.Runs));
                await SubmitAsync(Lost(left, [.. tasks.Select(task => task.Cell)], display), display);
            }
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 1.1 < LongestPause ? pause * 1.1 : LongestPause;

    /// <summary>The cells whose tasks an earlier sweep submitted.</summary>
    private async Task<HashSet<string>> KnownAsync(JobQueue queue, IReadOnlyList<StudyCell> cells)
    {
        var tasks = await queue.TasksAsync();
        var lines = cells.ToDictionary(cell => cell.Id, TaskLists.Line);
        foreach (var task in tasks)
        {
            if (lines.TryGetValue(task.Cell, out var line) && line != task.Line)
            {
                throw new EcgException(
                    $"{sweep.Root}: job {task.Job} still works on {task.Cell} as the study was before.",
                    $"Wait for it, or end it with 'scancel {task.Job}'."
                );
            }

            _tries[task.Cell] = 1;
        }

        return [.. tasks.Select(task => task.Cell)];
    }

    /// <summary>Takes the cells that came to an end from those left, and gives those to submit again.</summary>
    private List<StudyCell> Lost(List<StudyCell> left, HashSet<string> queued, SweepDisplay display)
    {
        var lost = new List<StudyCell>();
        foreach (var cell in left.ToList())
        {
            if (sweep.Result(cell) is not null)
            {
                left.Remove(cell);
                display.Finished(cell);
            }
            else if (queued.Contains(cell.Id))
            {
                Count(_missed, cell) = 0;
            }
            else if (++Count(_missed, cell) < LooksForResult)
            {
                continue;
            }
            else if (Count(_tries, cell) <= retries)
            {
                lost.Add(cell);
            }
            else
            {
                left.Remove(cell);
                var problem = $"no result from {_tries[cell.Id]} tasks (Slurm's words are in {_lists.Folder})";
                display.Failed(new CellFailure(cell, problem, sweep.Folder(cell).Log));
            }
        }

        return lost;
    }

    private async Task SubmitAsync(List<StudyCell> cells, SweepDisplay display)
    {
        if (cells.Count == 0)
        {
            return;
        }

        var jobs = await new JobArray(sweep, _lists).SubmitAsync(cells);
        foreach (var cell in cells)
        {
            Count(_tries, cell)++;
            Count(_missed, cell) = 0;
        }

        var again = cells.Count(cell => _tries[cell.Id] > 1) is > 0 and var count ? $", {count} of them again" : "";
        display.Tell($"submitted {cells.Count} cells as job {string.Join(", ", jobs)}{again}");
    }

    private static ref int Count(Dictionary<string, int> counts, StudyCell cell) =>
        ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, cell.Id, out _);
}
