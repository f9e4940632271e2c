using System.CommandLine.Parsing;

namespace EcgNotebooks.Cli.Arguments;

/// <summary>Puts the parser's own errors about the number of values into this program's words.</summary>
internal static class ParserMessages
{
    /// <summary>Returns the message of an error.</summary>
    // The parser's texts depend on the user's language, so that they can't be told from ours by their words.
    public static string Of(ParseError error) =>
        error.SymbolResult is not OptionResult { Implicit: false } given ? error.Message
        : given.Tokens.Count < given.Option.Arity.MinimumNumberOfValues ? $"{given.Option.Name} needs a value."
        : given.Tokens.Count > given.Option.Arity.MaximumNumberOfValues
            ? $"{given.Option.Name} is given {given.Tokens.Count} times. Give it once."
        : error.Message;
}
