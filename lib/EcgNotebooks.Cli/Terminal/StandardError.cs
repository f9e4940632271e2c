using Spectre.Console;

namespace EcgNotebooks.Cli.Terminal;

/// <summary>Standard error as a terminal, so that standard output holds results alone.</summary>
internal static class StandardError
{
    public static IAnsiConsole Console { get; } =
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Error) });
}
