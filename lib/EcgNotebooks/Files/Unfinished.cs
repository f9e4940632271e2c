using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EcgNotebooks.Files;

/// <summary>Files and folders that are still being written: named after their destination and the process that writes them.</summary>
/// <remarks>A killed process can't remove them; who comes next knows from the name that nobody writes them any more.</remarks>
internal static partial class Unfinished
{
    // Beyond this age nobody writes any more, whatever the name says: process numbers are used again.
    private static readonly TimeSpan _longest = TimeSpan.FromHours(6);

    private static readonly string _host = NotInNames().Replace(Environment.MachineName, "-");
    private static int _count;

    /// <summary>A path beside the destination that no other writer takes.</summary>
    public static string PathFor(string destination) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{destination}.{_host}-{Environment.ProcessId}-{Interlocked.Increment(ref _count)}{AtomicFile.UnfinishedExtension}"
        );

    /// <summary>Removes what killed processes left behind of the named destination.</summary>
    public static void RemoveAbandoned(string destination)
    {
        var (folder, name) = (Path.GetDirectoryName(Path.GetFullPath(destination))!, Path.GetFileName(destination));
        Remove(folder, $"{name}.*{AtomicFile.UnfinishedExtension}", SearchOption.TopDirectoryOnly, IsAbandoned);
    }

    /// <summary>Removes everything unfinished in a folder in which nobody else writes.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="below">Also in the folders below it.</param>
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
            foreach (var left in Directory.GetFileSystemEntries(folder, pattern, where).Where(which))
            {
                Remove(left);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing is lost by leaving it there.
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

        // In a shared folder another machine's process numbers mean nothing here.
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
