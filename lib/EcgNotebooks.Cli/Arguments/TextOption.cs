using System.CommandLine;

namespace EcgNotebooks.Cli.Arguments;

/// <summary>Adds validation to options that take free text.</summary>
internal static class TextOption
{
    private const int Longest = 200;

    /// <summary>Rejects text that is empty or too long for a title.</summary>
    public static Option<T> AsTitle<T>(this Option<T> option)
    {
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (string.IsNullOrWhiteSpace(token.Value) || token.Value.Length > Longest)
                {
                    result.AddError($"{option.Name} takes a text of 1 to {Longest} characters.");
                }
            }
        });
        return option;
    }
}
