using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EcgNotebooks.Files;
using EcgNotebooks.Studies;

namespace EcgNotebooks.Cli.Sweeps.Slurm;

/// <summary>The runs of each job array, a line for each task: its name and its arguments.</summary>
/// <remarks>A job's name leads to its list, so that a later sweep finds the tasks of an earlier one in the queue.</remarks>
internal sealed class TaskLists(string root)
{
    private const string Extension = ".runs";
    private readonly string _prefix =
        "ecg-sweep-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root)))[..8] + "-";

    public string Folder { get; } = Path.Combine(root, "slurm");

    public static string Line(StudyRun run) => $"{run.Id} {string.Join(' ', StudyRunArguments.Of(run))}";

    /// <summary>Writes the next list.</summary>
    public (string JobName, string List) Write(IEnumerable<StudyRun> runs)
    {
        var numbers = Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*" + Extension).Select(Number) : [];
        var number = numbers.DefaultIfEmpty(0).Max() + 1;
        var list = Path.Combine(Folder, number.ToString(CultureInfo.InvariantCulture) + Extension);
        AtomicFile.WriteText(list, string.Concat(runs.Select(run => Line(run) + "\n")));
        return ($"{_prefix}{number}", list);
    }

    /// <summary>The lines of a job's tasks; null where the job isn't of this sweep.</summary>
    public string[]? Of(string jobName)
    {
        // Whatever job names the queue holds, no file outside the folder is read.
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
