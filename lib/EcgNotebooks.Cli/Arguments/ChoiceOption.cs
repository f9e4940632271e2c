using System.CommandLine;

namespace EcgNotebooks.Cli.Arguments;

/// <summary>Declares options that take one of some words.</summary>
internal static class ChoiceOption
{
    /// <summary>Refuses other words in one sentence that names the option; the parser's own message names only the word.</summary>
    public static Option<T> AsOneOf<T>(this Option<T> option, params IReadOnlyList<string> words)
    {
        option.CompletionSources.Add([.. words]);
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !words.Contains(token.Value)))
            {
                result.AddError($"{option.Name} takes {Listed(words)}, not {Quoted.Of(token.Value)}.");
            }
        });
        return option;
    }

    private static string Listed(IReadOnlyList<string> words) =>
        words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.SkipLast(1))} or {words[^1]}";
}
