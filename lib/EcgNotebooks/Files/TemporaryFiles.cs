using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EcgNotebooks.Files;

/// <summary>Names and removes temporary files and folders that become their destination once they are complete.</summary>
/// <remarks>
/// The name contains the machine and the process that writes. A killed process leaves its temporary files behind; from the
/// name, the next process knows that nobody writes them any more.
/// </remarks>
internal static partial class TemporaryFiles
{
    // A file that old is abandoned whatever its name says, because process ids are reused.
    private static readonly TimeSpan _longest = TimeSpan.FromHours(6);

    private static readonly string _host = NotInNames().Replace(Environment.MachineName, "-");
    private static int _count;

    /// <summary>Returns a path beside the destination that no other writer uses.</summary>
    public static string PathFor(string destination) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{destination}.{_host}-{Environment.ProcessId}-{Interlocked.Increment(ref _count)}{AtomicFile.UnfinishedExtension}"
        );

    /// <summary>Removes temporary files for the destination that killed processes entry behind.</summary>
    public static void RemoveAbandoned(string destination)
    {
        var (folder, name) = (Path.GetDirectoryName(Path.GetFullPath(destination))!, Path.GetFileName(destination));
        Remove(folder, $"{name}.*{AtomicFile.UnfinishedExtension}", SearchOption.TopDirectoryOnly, IsAbandoned);
    }

    /// <summary>Removes all temporary files in a folder that no other process writes to.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="below">Whether to remove those in its subfolders too.</param>
    public static void RemoveAll(string folder, bool below) =>
        Remove(
            folder,
            $"*{AtomicFile.UnfinishedExtension}",
            below ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly,
            _ => true
        );

    private static void Remove(string folder, string pattern, SearchOption where, Func<string, bool> which)
    {
        try
        {
            foreach (var entry in Directory.GetFileSystemEntries(folder, pattern, where).Where(which))
            {
                Remove(entry);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Leaving a temporary file behind does no harm.
        }
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path) && new DirectoryInfo(path).LinkTarget is null)
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }
    }

    private static bool IsAbandoned(string path)
    {
        if (DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > _longest)
        {
            return true;
        }

        // On a shared file system, process ids of another machine mean nothing here.
        var writer = Writer().Match(path);
        return writer.Success
            && writer.Groups["host"].Value == _host
            && !IsRunning(int.Parse(writer.Groups["process"].Value, CultureInfo.InvariantCulture));
    }

    private static bool IsRunning(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\.(?<host>[A-Za-z0-9-]+)-(?<process>[0-9]{1,9})-[0-9]+\.unfinished$")]
    private static partial Regex Writer();

    [GeneratedRegex("[^A-Za-z0-9-]")]
    private static partial Regex NotInNames();
}
