using System.Runtime.InteropServices;

namespace EcgNotebooks.Runner.Confinement;

/// <summary>Limits the files that this process may write (Linux's setrlimit).</summary>
internal static partial class FileLimits
{
    private const int FileLength = 1; // RLIMIT_FSIZE
    private const int CoreLength = 4; // RLIMIT_CORE

    /// <summary>Limits the length of a file, and keeps a crash from writing the process's memory. Does nothing on other systems.</summary>
    /// <param name="bytes">The greatest length in bytes.</param>
    public static void Set(long bytes)
    {
        if (OperatingSystem.IsLinux() && Environment.Is64BitProcess)
        {
            Set(FileLength, (nuint)bytes);
            Set(CoreLength, 0);
        }
    }

    // A limit that is lower already stays, which is why errors are ignored.
    private static void Set(int resource, nuint value)
    {
        var limit = new Limit(value, value);
        _ = SetLimit(resource, in limit);
    }

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int SetLimit(int resource, in Limit limit);

    // The kernel's struct rlimit.
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Limit(nuint Soft, nuint Hard);
}
