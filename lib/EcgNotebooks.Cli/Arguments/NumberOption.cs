using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace EcgNotebooks.Cli.Arguments;

/// <summary>Creates options that take numbers, in one notation for all verbs and independent of the user's locale.</summary>
/// <remarks>
/// The parser's own conversion reads "1,5" as 15, accepts NaN, shows .NET type names in its errors, and throws if a
/// validator asks for the value of an invalid argument. The options created here report one sentence instead.
/// </remarks>
internal static class NumberOption
{
    /// <summary>Creates an option with a default value.</summary>
    public static Option<T> Create<T>(string name, NumberRange<T> range, T defaultValue)
        where T : struct, INumber<T>, IMinMaxValue<T> =>
        new(name)
        {
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result => ParseSingle(result, range),
            DefaultValueFactory = _ => defaultValue,
        };

    /// <summary>Creates a required option.</summary>
    public static Option<T> Required<T>(string name, NumberRange<T> range)
        where T : struct, INumber<T>, IMinMaxValue<T> =>
        new(name)
        {
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result => ParseSingle(result, range),
            Required = true,
        };

    /// <summary>Creates an option that may be left out; its value is then null.</summary>
    public static Option<T?> Optional<T>(string name, NumberRange<T> range)
        where T : struct, INumber<T>, IMinMaxValue<T> =>
        new(name) { Arity = ArgumentArity.ExactlyOne, CustomParser = result => ParseSingle(result, range) };

    /// <summary>Creates an option that takes one or more numbers.</summary>
    public static Option<T[]> Several<T>(string name, NumberRange<T> range)
        where T : struct, INumber<T>, IMinMaxValue<T> =>
        new(name)
        {
            AllowMultipleArgumentsPerToken = true,
            CustomParser = result => [.. result.Tokens.Select(token => ParseNumber(result, token, range))],
        };

    /// <summary>Sets the description and the placeholder that the help shows.</summary>
    public static Option<T> Described<T>(this Option<T> option, string description, string? helpName = null)
    {
        (option.Description, option.HelpName) = (description, helpName);
        return option;
    }

    private static T ParseSingle<T>(ArgumentResult result, NumberRange<T> range)
        where T : struct, INumber<T>, IMinMaxValue<T> => ParseNumber(result, result.Tokens[0], range);

    private static T ParseNumber<T>(ArgumentResult result, Token token, NumberRange<T> range)
        where T : struct, INumber<T>, IMinMaxValue<T>
    {
        if (
            // .NET's parser ignores NUL characters at the end.
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
