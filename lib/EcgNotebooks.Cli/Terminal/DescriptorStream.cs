using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace EcgNotebooks.Cli.Terminal;

/// <summary>Writes to an inherited file descriptor, and throws for every failure.</summary>
/// <remarks>
/// .NET's own console stream ignores a closed pipe. It also doesn't notice that a descriptor was closed when the process
/// started and that the runtime has reused its number for a file of its own. Such files have the flag FD_CLOEXEC, which an
/// inherited descriptor never has.
/// </remarks>
[UnsupportedOSPlatform("windows")]
internal sealed partial class DescriptorStream : WriteOnlyStream
{
    private const string Library = "libc";
    private const int GetFlags = 1; // F_GETFD
    private const int ClosedOnExec = 1; // FD_CLOEXEC
    private const int Interrupted = 4; // EINTR
    private static readonly int _again = OperatingSystem.IsLinux() ? 11 : 35; // EAGAIN

    private readonly int _descriptor;
    private readonly bool _inherited;

    /// <summary>Opens the descriptor; has to be called when the process starts, before it opens files.</summary>
    public DescriptorStream(int descriptor)
    {
        _descriptor = descriptor;
        _inherited = Flags(descriptor, GetFlags) is var flags and >= 0 && (flags & ClosedOnExec) == 0;
    }

    /// <summary>Returns whether a descriptor is open.</summary>
    public static bool IsOpen(int descriptor) => Flags(descriptor, GetFlags) >= 0;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (!_inherited)
        {
            throw new IOException("it is closed");
        }

        while (buffer.Length > 0)
        {
            var written = Write(_descriptor, in MemoryMarshal.GetReference(buffer), buffer.Length);
            if (written >= 0)
            {
                buffer = buffer[(int)written..];
            }
            else
            {
                WaitOrThrow(Marshal.GetLastPInvokeError());
            }
        }
    }

    private static void WaitOrThrow(int error)
    {
        if (error == _again)
        {
            // A non-blocking pipe is full because its reader is slower.
            Thread.Sleep(10);
        }
        else if (error != Interrupted)
        {
            throw new IOException(Marshal.GetPInvokeErrorMessage(error));
        }
    }

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int descriptor, in byte buffer, nint count);

    [LibraryImport(Library, EntryPoint = "fcntl")]
    private static partial int Flags(int descriptor, int command);
}
