using System.CommandLine;
using System.CommandLine.Parsing;

namespace EcgNotebooks.Cli.Arguments;

/// <summary>Declares options and arguments that take paths.</summary>
internal static class PathSymbols
{
    /// <summary>Refuses what can't be a path.</summary>
    public static Option<T> AsPath<T>(this Option<T> option)
    {
        option.Validators.Add(result => RefuseAny(result, option.Name));
        return option;
    }

    /// <inheritdoc cref="AsPath{T}(Option{T})"/>
    public static Argument<T> AsPath<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result => RefuseAny(result, argument.Name));
        return argument;
    }

    /// <summary>Refuses only where none of the texts can be a path; <see cref="PathList"/> takes the others out.</summary>
    public static Option<string[]> AsPaths(this Option<string[]> option)
    {
        option.Validators.Add(result => RefuseAll(result, option.Name));
        return option;
    }

    /// <inheritdoc cref="AsPaths(Option{string[]})"/>
    public static Argument<string[]> AsPaths(this Argument<string[]> argument)
    {
        argument.Validators.Add(result => RefuseAll(result, argument.Name));
        return argument;
    }

    private static void RefuseAny(SymbolResult result, string name)
    {
        foreach (var token in result.Tokens)
        {
            if (PathText.Problem(token.Value) is { } problem)
            {
                result.AddError($"{name} {problem}");
            }
        }
    }

    private static void RefuseAll(SymbolResult result, string name)
    {
        if (result.Tokens.Count > 0 && result.Tokens.All(token => PathText.Problem(token.Value) is not null))
        {
            RefuseAny(result, name);
        }
    }
}
