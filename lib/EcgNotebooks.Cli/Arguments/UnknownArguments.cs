using System.CommandLine;

namespace EcgNotebooks.Cli.Arguments;

/// <summary>Describes arguments that no verb or option takes, with the names that were probably meant.</summary>
internal static class UnknownArguments
{
    /// <summary>Returns one sentence for each unknown argument; none if all are known.</summary>
    /// <remarks>The parser itself drops its errors where the help is asked for, and a typo would go unnoticed.</remarks>
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        var unknown = parsed.UnmatchedTokens;
        var command = parsed.CommandResult.Command;
        if (unknown.Count == 0)
        {
            return [];
        }

        if (command is RootCommand)
        {
            // What stands behind an unknown verb may be right for the verb that was meant.
            return [IsOption(unknown[0]) ? UnknownOption(command, unknown[0]) : UnknownVerb(command, unknown[0])];
        }

        // The words behind an unknown option are its values.
        var options = unknown.Where(IsOption).ToList();
        return options.Count > 0
            ? [.. options.Select(option => UnknownOption(command, option))]
            : [.. unknown.Select(value => $"Unexpected argument {Quoted.Of(value)} of 'ecg {command.Name}'.")];
    }

    /// <summary>Returns the sentence about an option that the verb doesn't have.</summary>
    public static string UnknownOption(Command command, string typed)
    {
        var name = typed.Split('=')[0];
        var verb = command is RootCommand ? "ecg" : $"ecg {command.Name}";
        return $"{Quoted.Of(name)} isn't an option of '{verb}'.{Suggestion.Of(name, Names(command))}";
    }

    private static string UnknownVerb(Command root, string typed) =>
        $"{Quoted.Of(typed)} isn't a verb of ecg.{Suggestion.Of(typed, root.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name))}";

    private static IEnumerable<string> Names(Command command) =>
        command
            .Options.Concat(CommandLine.Root().Options.Where(option => option.Recursive))
            .Where(option => !option.Hidden)
            .Select(option => option.Name)
            .Distinct();

    private static bool IsOption(string word) => word.StartsWith('-') && word.Length > 1;
}
