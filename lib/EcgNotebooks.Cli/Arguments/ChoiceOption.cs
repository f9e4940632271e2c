using System.CommandLine;

namespace EcgNotebooks.Cli.Arguments;

/// <summary>Creates options whose value is one of a fixed set of words.</summary>
internal static class ChoiceOption
{
    /// <summary>Accepts only the given words; the error names the option, which the parser's own message doesn't.</summary>
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
