using Spectre.Console;

namespace EcgNotebooks.Cli.Terminal;

/// <summary>Standard error as a terminal, where progress and messages go; standard output is for results only.</summary>
internal static class StandardError
{
    public static IAnsiConsole Console { get; } =
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Error) });

    /// <summary>Writes a line, on a terminal above a progress bar.</summary>
    public static void WriteLine(string line)
    {
        if (System.Console.IsErrorRedirected)
        {
            System.Console.Error.WriteLine(line);
        }
        else
        {
            Console.WriteLine(line);
        }
    }
}
