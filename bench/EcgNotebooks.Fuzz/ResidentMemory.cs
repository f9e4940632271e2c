using System.Diagnostics;

namespace EcgNotebooks.Fuzz;

/// <summary>The process's memory as the system counts it, native libraries included.</summary>
internal static class ResidentMemory
{
    /// <summary>The most that it ever was, in bytes.</summary>
    public static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
