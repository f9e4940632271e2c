using System.Runtime.CompilerServices;

namespace EcgNotebooks.Tests.Support;

/// <summary>Keeps the temporary files of the tests, and of the programs that they start, in memory where there is room.</summary>
/// <remarks>
/// The tests write and delete many small files, each flushed to the disk because the library wants it to survive a power
/// failure. On a disk, the waiting for that takes as long as the tests themselves. TMPDIR, where it is set, is respected.
/// </remarks>
internal static class TemporaryFilesInMemory
{
    private const string Memory = "/dev/shm";
    private const string Variable = "TMPDIR";
    private const long Room = 4L << 30;

    [ModuleInitializer]
    internal static void Use()
    {
        if (OperatingSystem.IsLinux() && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)) && IsFit())
        {
            var folder = $"{Memory}/ecg-tests-{Environment.UserName}";
            Directory.CreateDirectory(folder);
            Environment.SetEnvironmentVariable(Variable, folder);
        }
    }

    // Containers often have a small one from which no program can be started.
    private static bool IsFit()
    {
        try
        {
            var mount = File.ReadLines("/proc/mounts")
                .Select(line => line.Split(' '))
                .LastOrDefault(m => m[1] == Memory);
            return mount is [_, _, "tmpfs", var options, ..]
                && options.Split(',') is var all
                && all.Contains("rw")
                && !all.Contains("noexec")
                && new DriveInfo(Memory).AvailableFreeSpace > Room;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
