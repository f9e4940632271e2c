using System.CommandLine;
using System.CommandLine.Parsing;

namespace EcgNotebooks.Cli.Arguments;

/// <summary>Adds validation to options and arguments that take paths.</summary>
internal static class PathSymbols
{
    /// <summary>Rejects values that can't be a path.</summary>
    public static Option<T> AsPath<T>(this Option<T> option)
    {
        option.Validators.Add(result => RejectInvalid(result, option.Name));
        return option;
    }

    /// <inheritdoc cref="AsPath{T}(Option{T})"/>
    public static Argument<T> AsPath<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result => RejectInvalid(result, argument.Name));
        return argument;
    }

    /// <summary>Rejects the values only if none of them can be a path; otherwise <see cref="PathList"/> removes the invalid ones.</summary>
    public static Option<string[]> AsPaths(this Option<string[]> option)
    {
        option.Validators.Add(result => RejectIfAllInvalid(result, option.Name));
        return option;
    }

    /// <inheritdoc cref="AsPaths(Option{string[]})"/>
    public static Argument<string[]> AsPaths(this Argument<string[]> argument)
    {
        argument.Validators.Add(result => RejectIfAllInvalid(result, argument.Name));
        return argument;
    }

    /// <summary>Rejects a file's name with another ending than these, each with its dot.</summary>
    public static Option<T> EndingIn<T>(this Option<T> option, params string[] endings)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !endings.Contains(Path.GetExtension(result.Tokens[0].Value)))
            {
                result.AddError($"{option.Name} must end in {Listed(endings)}.");
            }
        });
        return option;
    }

    private static string Listed(string[] endings) =>
        endings is [var only] ? only : $"{string.Join(", ", endings[..^1])} or {endings[^1]}";

    private static void RejectInvalid(SymbolResult result, string name)
    {
        foreach (var token in result.Tokens)
        {
            if (PathText.Problem(token.Value) is { } problem)
            {
                result.AddError($"{name} {problem}");
            }
        }
    }

    private static void RejectIfAllInvalid(SymbolResult result, string name)
    {
        if (result.Tokens.Count > 0 && result.Tokens.All(token => PathText.Problem(token.Value) is not null))
        {
            RejectInvalid(result, name);
        }
    }
}
