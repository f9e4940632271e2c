using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace EcgNotebooks.Cli.Terminal;

/// <summary>Writes to a file descriptor that the parent process handed down, and throws for every failure.</summary>
/// <remarks>
/// .NET's own console stream takes a closed pipe for success. And it doesn't see that a descriptor was closed from the start, whose
/// number the runtime's own files have then got: all of those are closed on exec, which no inherited descriptor is.
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

    /// <summary>Opens it; at the start of the process, before files are opened.</summary>
    public DescriptorStream(int descriptor)
    {
        _descriptor = descriptor;
        _inherited = Flags(descriptor, GetFlags) is var flags and >= 0 && (flags & ClosedOnExec) == 0;
    }

    /// <summary>Whether a descriptor is that of any file.</summary>
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
            // A pipe that doesn't block is full: its reader is slower.
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
