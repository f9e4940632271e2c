using Spectre.Console;

namespace EcgNotebooks.Cli.Terminal;

/// <summary>Standard error as a terminal, where progress and messages go; standard output is for results only.</summary>
internal static class StandardError
{
    public static IAnsiConsole Console { get; } =
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Error) });

    /// <summary>Whether standard error is a terminal. In another program that calls the command line, it isn't this one's to draw on.</summary>
    public static bool IsTerminal => StandardStreams.AreProtected && !System.Console.IsErrorRedirected;

    /// <summary>Writes a line, on a terminal above a progress bar.</summary>
    public static void WriteLine(string line)
    {
        if (IsTerminal)
        {
            Console.WriteLine(line);
        }
        else
        {
            System.Console.Error.WriteLine(line);
        }
    }
}
