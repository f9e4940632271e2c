using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace EcgNotebooks.Runner.Worker;

/// <summary>
/// Finds and kills the processes that a notebook's cells have started, by an environment variable that they inherit.
/// </summary>
/// <remarks>As in build servers, this also finds processes that have left their parent, process group and session.</remarks>
internal static class StartedProcesses
{
    /// <summary>The name of the environment variable; its value is different for every worker.</summary>
    public const string Variable = "ECG_NOTEBOOK_PROCESS";

    // The search is repeated because processes may start others in the meantime and take a moment to end.
    private const int Rounds = 100;
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Kills the processes, except this one; does nothing on systems other than Linux.</summary>
    /// <param name="mark">The value of the environment variable.</param>
    public static void End(string mark)
    {
        var entry = Encoding.UTF8.GetBytes($"{Variable}={mark}\0");
        for (var round = 0; OperatingSystem.IsLinux() && round < Rounds && EndFound(entry); round++)
        {
            Thread.Sleep(_pause);
        }
    }

    private static bool EndFound(byte[] entry)
    {
        var found = false;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (
                int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && id != Environment.ProcessId
                && Variables(folder).AsSpan().IndexOf(entry) >= 0
            )
            {
                found = true;
                End(id);
            }
        }

        return found;
    }

    private static byte[] Variables(string folder)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(folder, "environ"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The process has ended, or belongs to another user.
            return [];
        }
    }

    private static void End(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // The process has ended in the meantime, or this user may not kill it.
        }
    }
}
