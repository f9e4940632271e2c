using Microsoft.Win32.SafeHandles;

namespace EcgNotebooks.Cli.Terminal;

/// <summary>Standard output and standard error, to which a failed write ends nothing.</summary>
/// <remarks>
/// Progress is best effort: a training doesn't end because its log's disk is full or its terminal gone. Results aren't: the exit
/// code says whether all of them were written.
/// </remarks>
internal static class StandardStreams
{
    private const int Output = 1;
    private const int Error = 2;

    // Held so that no file of this program's gets the number of a standard stream: native libraries write there.
    private static readonly List<SafeFileHandle> _fillers = [];
    private static ForgivingStream? _results;

    /// <summary>Puts the streams in the place of the console's own; at the start, before anything is written or opened.</summary>
    public static void Protect()
    {
        var (output, error) = (Open(Output), Open(Error));
        Fill();
        _results = new ForgivingStream(output);
        System.Console.SetOut(Writer(_results));
        System.Console.SetError(Writer(new ForgivingStream(error)));
    }

    /// <summary>The exit code, which is a failure where a result couldn't be written; that is said on standard error.</summary>
    public static int Confirm(int exitCode)
    {
        if (_results?.Failure is not { } failure)
        {
            return exitCode;
        }

        System.Console.Error.WriteLine(
            $"ecg: standard output can't be written ({failure}); results are missing there."
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
                // A new file gets the least free number.
                _fillers.Add(File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite));
            }
        }
    }

    private static StreamWriter Writer(Stream stream) =>
        new(stream, System.Console.OutputEncoding, bufferSize: 1024) { AutoFlush = true };
}
