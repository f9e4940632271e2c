using System.CommandLine;
using System.CommandLine.Completions;

namespace EcgNotebooks.Cli.Completion;

/// <summary>Finds the words with which a command line may go on.</summary>
internal static class Candidates
{
    /// <summary>Returns what the last word may be completed to; nothing where a file may stand, which the shell completes itself.</summary>
    /// <param name="words">The words behind "ecg" up to the cursor; the last one may be empty.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> words)
    {
        string[] before = [.. words.SkipLast(1)];
        var typed = words.Count > 0 ? words[^1] : "";
        var command = Command(before);
        return
        [
            .. Names(command, before, typed)
                .Where(name => name.StartsWith(typed, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static Command Command(string[] before) =>
        CommandLine.Root().Subcommands.FirstOrDefault(verb => !verb.Hidden && before.Contains(verb.Name))
        ?? CommandLine.Root();

    private static IEnumerable<string> Names(Command command, string[] before, string typed)
    {
        var options = command
            .Options.Concat(CommandLine.Root().Options.Where(option => option.Recursive))
            .Where(option => !option.Hidden)
            .DistinctBy(option => option.Name);
        if (
            before.Length > 0
            && options.FirstOrDefault(option => option.Name == before[^1]) is { } last
            && TakesValue(last)
        )
        {
            return Words(last.GetCompletions(CompletionContext.Empty));
        }

        if (typed.StartsWith('-'))
        {
            return options
                .Where(option => Repeats(option) || !before.Contains(option.Name))
                .Select(option => option.Name);
        }

        return command is RootCommand
            ? command.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name)
            : command.Arguments.SelectMany(argument => Words(argument.GetCompletions(CompletionContext.Empty)));
    }

    private static IEnumerable<string> Words(IEnumerable<CompletionItem> items) => items.Select(item => item.Label);

    private static bool TakesValue(Option option) =>
        option.ValueType != typeof(bool) && option.ValueType != typeof(void) && option.Arity.MaximumNumberOfValues > 0;

    private static bool Repeats(Option option) => option.Arity.MaximumNumberOfValues > 1;
}
