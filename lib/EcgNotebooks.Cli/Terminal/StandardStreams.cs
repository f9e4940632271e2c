using Microsoft.Win32.SafeHandles;

namespace EcgNotebooks.Cli.Terminal;

/// <summary>Replaces standard output and standard error by streams on which a failed write doesn't end the program.</summary>
/// <remarks>
/// Progress is best effort: training continues if the disk of its log is full or its terminal was closed. For results, the
/// exit code tells whether all of them were written.
/// </remarks>
internal static class StandardStreams
{
    private const int Output = 1;
    private const int Error = 2;

    // Kept open so that no file of this program gets the number of a standard stream, to which native libraries write.
    private static readonly List<SafeFileHandle> _fillers = [];
    private static ForgivingStream? _results;

    /// <summary>Whether this program has replaced the streams.</summary>
    public static bool AreProtected => _results is not null;

    /// <summary>Replaces the console's streams; has to be called first, before anything is written or opened.</summary>
    public static void Protect()
    {
        var (output, error) = (Open(Output), Open(Error));
        Fill();
        _results = new ForgivingStream(output);
        System.Console.SetOut(Writer(_results));
        System.Console.SetError(Writer(new ForgivingStream(error)));
    }

    /// <summary>Returns the exit code, or a failure, with an error message, if a result couldn't be written to standard output.</summary>
    public static int Confirm(int exitCode)
    {
        if (_results?.Failure is not { } failure)
        {
            return exitCode;
        }

        System.Console.Error.WriteLine(
            $"ecg: standard output can't be written ({failure}); some results are missing. Check the file or pipe that it leads to."
        );
        return exitCode == ExitCode.Done ? ExitCode.Failed : exitCode;
    }

    private static Stream Open(int descriptor) =>
        !OperatingSystem.IsWindows() ? new DescriptorStream(descriptor)
        : descriptor == Output ? System.Console.OpenStandardOutput()
        : System.Console.OpenStandardError();

    private static void Fill()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        for (var descriptor = 0; descriptor <= Error; descriptor++)
        {
            if (!DescriptorStream.IsOpen(descriptor))
            {
                // A new file gets the smallest free number.
                _fillers.Add(File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite));
            }
        }
    }

    private static StreamWriter Writer(Stream stream) =>
        new(stream, System.Console.OutputEncoding, bufferSize: 1024) { AutoFlush = true };
}
