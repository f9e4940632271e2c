using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EcgNotebooks.Files;
using EcgNotebooks.Studies;

namespace EcgNotebooks.Cli.Sweeps.Slurm;

/// <summary>Files that list the runs of each job array, one line per task with the run's name and arguments.</summary>
/// <remarks>A job's name identifies its list, so that a later sweep recognizes the tasks of an earlier one in the queue.</remarks>
internal sealed class TaskLists(string root)
{
    private const string Extension = ".runs";
    private readonly string _prefix =
        "ecg-sweep-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root)))[..8] + "-";

    /// <summary>The folder of the lists.</summary>
    public string Folder { get; } = Path.Combine(root, "slurm");

    /// <summary>Returns the line of a run.</summary>
    public static string Line(StudyRun run) => $"{run.Id} {string.Join(' ', StudyRunArguments.Of(run))}";

    /// <summary>Writes the runs to a new list; returns the job's name and the list's path.</summary>
    public (string JobName, string List) Write(IEnumerable<StudyRun> runs)
    {
        var numbers = Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*" + Extension).Select(Number) : [];
        var number = numbers.DefaultIfEmpty(0).Max() + 1;
        var list = Path.Combine(Folder, number.ToString(CultureInfo.InvariantCulture) + Extension);
        AtomicFile.WriteText(list, string.Concat(runs.Select(run => Line(run) + "\n")));
        return ($"{_prefix}{number}", list);
    }

    /// <summary>Returns the lines of a job's list, or null if the job doesn't belong to this sweep.</summary>
    public string[]? Of(string jobName)
    {
        // Job names come from outside: a name must not lead to a file outside the folder.
        return
            jobName.StartsWith(_prefix, StringComparison.Ordinal)
            && ContainedPath.TryResolve(Folder, jobName[_prefix.Length..] + Extension, out var list, out _)
            && File.Exists(list)
            ? File.ReadAllLines(list)
            : null;
    }

    private static int Number(string list) =>
        int.TryParse(Path.GetFileNameWithoutExtension(list), CultureInfo.InvariantCulture, out var number) ? number : 0;
}
