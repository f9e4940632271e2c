using System.ComponentModel;
using System.Runtime.InteropServices;

namespace EcgNotebooks.Runner.Confinement;

/// <summary>Keeps this process from starting processes, from reaching into others, and from the network (Linux's seccomp).</summary>
internal static partial class SystemCallFilter
{
    private const int NoNewPrivileges = 38; // PR_SET_NO_NEW_PRIVS
    private const int GetMode = 21; // PR_GET_SECCOMP
    private const nint SetFilter = 1; // SECCOMP_SET_MODE_FILTER
    private const nint AllThreads = 1; // SECCOMP_FILTER_FLAG_TSYNC

    /// <summary>Whether this system has such filters.</summary>
    public static bool IsSupported => SystemCalls.OfThisSystem is not null && Control(GetMode, 0, 0, 0, 0) >= 0;

    /// <summary>Installs the filter for all threads; it can't be removed. Does nothing on other systems.</summary>
    /// <exception cref="Win32Exception">The kernel refuses the filter.</exception>
    public static void Install()
    {
        if (SystemCalls.OfThisSystem is not { } calls || !IsSupported)
        {
            return;
        }

        var program = new FilterProgram(calls, Environment.ProcessId).Write();
        var pinned = GCHandle.Alloc(program, GCHandleType.Pinned);
        try
        {
            var filter = new Program((ushort)program.Length, pinned.AddrOfPinnedObject());
            if (
                Control(NoNewPrivileges, 1, 0, 0, 0) != 0
                || Call(calls.Seccomp, SetFilter, AllThreads, ref filter) != 0
            )
            {
                throw new Win32Exception(Marshal.GetLastPInvokeError());
            }
        }
        finally
        {
            pinned.Free();
        }
    }

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    private static partial int Control(int option, nuint a, nuint b, nuint c, nuint d);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint Call(nint number, nint operation, nint flags, ref Program filter);

    // The kernel's struct sock_fprog.
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Program(ushort Length, nint Instructions);
}
