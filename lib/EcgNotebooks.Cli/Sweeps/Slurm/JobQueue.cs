using System.Globalization;

namespace EcgNotebooks.Cli.Sweeps.Slurm;

/// <summary>A task of this sweep in Slurm's queue, pending or running.</summary>
/// <param name="Line">Its line in the list of runs.</param>
/// <param name="Job">The job array's id.</param>
/// <param name="IsRunning">Whether it has started.</param>
internal sealed record QueuedTask(string Line, string Job, bool IsRunning)
{
    /// <summary>The id of its run.</summary>
    public string Run => Line.Split(' ')[0];
}

/// <summary>Reads this sweep's tasks from the cluster's queue.</summary>
internal sealed class JobQueue(TaskLists lists)
{
    // A controller that restarts answers again after a minute or two; a longer outage has to be looked at.
    private const int MaxFailures = 20;

    private int _failures;

    /// <summary>Returns the pending and running tasks.</summary>
    /// <exception cref="EcgException">squeue isn't installed, or fails.</exception>
    public async Task<IReadOnlyList<QueuedTask>> TasksAsync()
    {
        var rows = await SlurmCommand.RunAsync("squeue", "--me", "--noheader", "--array", "--format=%j|%K|%F|%T");
        _failures = 0;
        return [.. rows.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ParseRow).OfType<QueuedTask>()];
    }

    /// <summary>Returns the pending and running tasks, or null if squeue fails; a restarting controller doesn't answer for a while.</summary>
    /// <exception cref="EcgException">squeue has failed 20 times in a row.</exception>
    public async Task<IReadOnlyList<QueuedTask>?> TryTasksAsync()
    {
        try
        {
            return await TasksAsync();
        }
        catch (EcgException) when (++_failures < MaxFailures)
        {
            return null;
        }
    }

    private QueuedTask? ParseRow(string row)
    {
        var fields = row.Trim().Split('|');
        return
            fields.Length == 4
            && int.TryParse(fields[1], CultureInfo.InvariantCulture, out var index)
            && lists.Of(fields[0]) is { } lines
            && index < lines.Length
            ? new(lines[index], fields[2], fields[3] is not "PENDING")
            : null;
    }
}
