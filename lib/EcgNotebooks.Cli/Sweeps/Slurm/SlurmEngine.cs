using EcgNotebooks.Studies;

namespace EcgNotebooks.Cli.Sweeps.Slurm;

/// <summary>Submits runs as tasks of a Slurm cluster and follows them; the results arrive in the shared folder.</summary>
/// <remarks>
/// A run is finished when its result file exists, whatever Slurm reports about its task, so that clusters without
/// accounting work as well.
/// </remarks>
/// <param name="sweep">The sweep.</param>
/// <param name="retries">How often the task of a run is submitted again if it ends without a result.</param>
internal sealed class SlurmEngine(Sweep sweep, int retries) : ISweepEngine
{
    private static readonly TimeSpan _shortestPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(15);

    // On network file systems, a result may become visible a moment after its task has left the queue.
    private const int ChecksForResult = 2;

    private readonly TaskLists _lists = new(sweep.Root);
    private readonly Dictionary<string, int> _tries = [];
    private readonly Dictionary<string, int> _missed = [];

    public string WhenInterrupted => "stopped following; the cluster's jobs go on.";

    public async Task RunAsync(IReadOnlyList<StudyRun> runs, SweepDisplay display, CancellationToken cancellation)
    {
        if (runs.Count == 0)
        {
            return;
        }

        Directory.CreateDirectory(Sweep.RunsIn(sweep.Root));
        var queue = new JobQueue(_lists);
        var known = await KnownAsync(queue, runs);
        await SubmitAsync([.. runs.Where(run => !known.Contains(run.Id))], display);
        var left = runs.ToList();
        for (var pause = _shortestPause; left.Count > 0; pause = Longer(pause))
        {
            await Task.Delay(pause, cancellation);
            // The queue is read before the results, because a task writes its result before it leaves the queue.
            if (await queue.TryTasksAsync() is { } tasks)
            {
                display.Running(tasks.Count(task => task.IsRunning));
                await SubmitAsync(Lost(left, [.. tasks.Select(task => task.Run)], display), display);
            }
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 1.1 < _longestPause ? pause * 1.1 : _longestPause;

    /// <summary>Returns the ids of the runs whose tasks an earlier sweep has submitted.</summary>
    private async Task<HashSet<string>> KnownAsync(JobQueue queue, IReadOnlyList<StudyRun> runs)
    {
        var tasks = await queue.TasksAsync();
        var lines = runs.ToDictionary(run => run.Id, TaskLists.Line);
        foreach (var task in tasks)
        {
            if (lines.TryGetValue(task.Run, out var line) && line != task.Line)
            {
                throw new EcgException(
                    $"{sweep.Root}: job {task.Job} still works on {task.Run} with the settings that the study had before it was changed.",
                    $"Wait until it has ended, or cancel it with 'scancel {task.Job}'."
                );
            }

            _tries[task.Run] = 1;
        }

        return [.. tasks.Select(task => task.Run)];
    }

    /// <summary>Removes finished and failed runs from those left, and returns the runs to submit again.</summary>
    private List<StudyRun> Lost(List<StudyRun> left, HashSet<string> queued, SweepDisplay display)
    {
        var lost = new List<StudyRun>();
        foreach (var run in left.ToList())
        {
            if (sweep.Result(run) is not null)
            {
                left.Remove(run);
                display.Finished(run);
            }
            else if (queued.Contains(run.Id))
            {
                Count(_missed, run) = 0;
            }
            else if (++Count(_missed, run) < ChecksForResult)
            {
                continue;
            }
            else if (Count(_tries, run) <= retries)
            {
                lost.Add(run);
            }
            else
            {
                left.Remove(run);
                var problem = $"no result after {_tries[run.Id]} tasks (Slurm's messages are in {_lists.Folder})";
                display.Failed(new RunFailure(run, problem, sweep.Folder(run).Log));
            }
        }

        return lost;
    }

    private async Task SubmitAsync(List<StudyRun> runs, SweepDisplay display)
    {
        if (runs.Count == 0)
        {
            return;
        }

        var jobs = await new JobArray(sweep, _lists).SubmitAsync(runs);
        foreach (var run in runs)
        {
            Count(_tries, run)++;
            Count(_missed, run) = 0;
        }

        var again = runs.Count(run => _tries[run.Id] > 1) is > 0 and var count ? $", {count} of them again" : "";
        display.WriteLine($"submitted {runs.Count} runs as job {string.Join(", ", jobs)}{again}");
    }

    private static ref int Count(Dictionary<string, int> counts, StudyRun run) =>
        ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, run.Id, out _);
}
