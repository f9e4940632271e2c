using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Runner;

namespace EcgNotebooks.Cli.Terminal;

/// <summary>Reports errors to the user, with a stack trace only if --verbose is given.</summary>
internal static class Failure
{
    public static int Report(Exception error, bool verbose)
    {
        System.Console.Error.WriteLine(Message(Cause(error)));
        if (verbose)
        {
            System.Console.Error.WriteLine(error);
        }

        return ExitCode.Failed;
    }

    // Networks make sure that libtorch is there when their class is initialized.
    private static Exception Cause(Exception error) =>
        error is TypeInitializationException { InnerException: { } inner } ? Cause(inner) : error;

    private static string Message(Exception error) =>
        error switch
        {
            EcgException or NotebookException => $"ecg: {error.Message}",
            OperationCanceledException => "ecg: stopped.",
            OutOfMemoryException => "ecg: not enough memory. Close other programs or use a smaller batch.",
            _ when !WorkingFolder.Exists => $"ecg: {WorkingFolder.Missing}",
            // Failures of the environment, not bugs of the program.
            IOException or UnauthorizedAccessException =>
                $"ecg: {Quoted.Plain(error.Message)} Check the path, its permissions and the free space.",
            _ =>
                $"ecg: unexpected {error.GetType().Name}: {error.Message} This is a bug; run again with --verbose for details.",
        };
}
