using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace EcgNotebooks.Cli.Arguments;

/// <summary>Declares options that take numbers: one grammar for all verbs, whatever the user's locale.</summary>
/// <remarks>
/// The parser's own conversion takes "1,5" for 15, lets NaN pass, names .NET's types in its errors, and throws where a
/// validator asks for a value that is none. Options declared here refuse with one sentence.
/// </remarks>
internal static class NumberOption
{
    /// <summary>Declares an option that has a value where none is given.</summary>
    public static Option<T> Create<T>(string name, NumberRange<T> range, T usual)
        where T : struct, INumber<T>, IMinMaxValue<T> =>
        new(name)
        {
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result => Only(result, range),
            DefaultValueFactory = _ => usual,
        };

    /// <summary>Declares an option that has to be given.</summary>
    public static Option<T> Required<T>(string name, NumberRange<T> range)
        where T : struct, INumber<T>, IMinMaxValue<T> =>
        new(name)
        {
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result => Only(result, range),
            Required = true,
        };

    /// <summary>Declares an option that may be left out; its value is then null.</summary>
    public static Option<T?> Optional<T>(string name, NumberRange<T> range)
        where T : struct, INumber<T>, IMinMaxValue<T> =>
        new(name) { Arity = ArgumentArity.ExactlyOne, CustomParser = result => Only(result, range) };

    /// <summary>Declares an option that takes one number or several.</summary>
    public static Option<T[]> Several<T>(string name, NumberRange<T> range)
        where T : struct, INumber<T>, IMinMaxValue<T> =>
        new(name)
        {
            AllowMultipleArgumentsPerToken = true,
            CustomParser = result => [.. result.Tokens.Select(token => Number(result, token, range))],
        };

    /// <summary>Says what the number is for.</summary>
    public static Option<T> Described<T>(this Option<T> option, string description, string? helpName = null)
    {
        (option.Description, option.HelpName) = (description, helpName);
        return option;
    }

    private static T Only<T>(ArgumentResult result, NumberRange<T> range)
        where T : struct, INumber<T>, IMinMaxValue<T> => Number(result, result.Tokens[0], range);

    private static T Number<T>(ArgumentResult result, Token token, NumberRange<T> range)
        where T : struct, INumber<T>, IMinMaxValue<T>
    {
        if (
            // .NET's parsing forgives NUL characters at the end.
            !token.Value.Contains('\0', StringComparison.Ordinal)
            && T.TryParse(token.Value, range.Style, CultureInfo.InvariantCulture, out var number)
            && range.Contains(number)
        )
        {
            return number;
        }

        var name = (result.Parent as OptionResult)?.Option.Name;
        result.AddError($"{name} takes {range}, not {Quoted.Of(token.Value)}.");
        return default;
    }
}
