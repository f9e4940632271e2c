using System.Diagnostics;

namespace EcgNotebooks.Fuzz;

/// <summary>Reads the resident memory of this process, including that of native libraries.</summary>
internal static class ResidentMemory
{
    /// <summary>Returns the peak since the start of the process, in bytes.</summary>
    public static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
