using System.Globalization;

namespace EcgNotebooks.Cli.Sweeps.Slurm;

/// <summary>A task of this sweep that Slurm knows and that hasn't ended.</summary>
/// <param name="Line">Its line in the list of runs.</param>
/// <param name="Job">The job array's number.</param>
/// <param name="Runs">Whether it has begun.</param>
internal sealed record QueuedTask(string Line, string Job, bool Runs)
{
    public string Run => Line.Split(' ')[0];
}

/// <summary>The queue of the cluster, as far as it is of this sweep.</summary>
internal sealed class JobQueue(TaskLists lists)
{
    // A controller that restarts is back in a minute or two; a longer silence needs a person.
    private const int Patience = 20;

    private int _failures;

    /// <summary>The unfinished tasks.</summary>
    /// <exception cref="EcgException">squeue isn't there, or fails.</exception>
    public async Task<IReadOnlyList<QueuedTask>> TasksAsync()
    {
        var rows = await SlurmCommand.RunAsync("squeue", "--me", "--noheader", "--array", "--format=%j|%K|%F|%T");
        _failures = 0;
        return [.. rows.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Task).OfType<QueuedTask>()];
    }

    /// <summary>The same; null where the controller doesn't answer just now.</summary>
    /// <exception cref="EcgException">squeue has failed many times in a row.</exception>
    public async Task<IReadOnlyList<QueuedTask>?> TryTasksAsync()
    {
        try
        {
            return await TasksAsync();
        }
        catch (EcgException) when (++_failures < Patience)
        {
            return null;
        }
    }

    private QueuedTask? Task(string row)
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
