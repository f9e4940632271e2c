using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace EcgNotebooks.Runner.Worker;

/// <summary>
/// The processes that a notebook's cells start. They are found by a variable that they inherit, as build servers do it: so
/// are those that have left their parent, their group and their session.
/// </summary>
internal static class StartedProcesses
{
    /// <summary>The variable; every worker has a value of its own.</summary>
    public const string Variable = "ECG_NOTEBOOK_PROCESS";

    // Processes may start others while they are looked for, and take a moment to end.
    private const int Rounds = 100;
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Ends them all but this process; only where the system tells the variables of a process, which Linux does.</summary>
    /// <param name="mark">The variable's value.</param>
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
            // It has ended, or belongs to somebody else.
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
            // It has ended meanwhile, or may not be ended by this user.
        }
    }
}
