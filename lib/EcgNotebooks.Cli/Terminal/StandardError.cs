using Spectre.Console;

namespace EcgNotebooks.Cli.Terminal;

/// <summary>Standard error as a terminal, so that standard output holds results alone.</summary>
internal static class StandardError
{
    public static IAnsiConsole Console { get; } =
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Error) });

    /// <summary>Writes a line; on a terminal it goes above a progress bar instead of into it.</summary>
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
