using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EcgNotebooks.Runner.Notebooks;

/// <summary>The properties of a parameter's declared type that determine how a value is written as a C# literal.</summary>
/// <param name="IsText">Whether the parameter is a string.</param>
/// <param name="Suffix">The suffix of number literals: m for decimal, f for float, or empty.</param>
internal sealed record ParameterType(bool IsText, string Suffix)
{
    /// <summary>Determines the type from a variable's declaration, for var from its initial value.</summary>
    public static ParameterType Of(VariableDeclaratorSyntax variable)
    {
        var type = ((VariableDeclarationSyntax)variable.Parent!).Type.ToString().Trim().TrimEnd('?');
        var value = variable.Initializer?.Value;
        var isText = type == "var" ? IsTextValue(value) : type is "string" or "String" or "System.String";
        var words = type == "var" ? value?.ToString() ?? "" : type;
        return new ParameterType(isText, SuffixOf(type == "var", words));
    }

    /// <summary>Returns a C# statement that assigns a value to the parameter.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="text">The value: JSON (a number, true, false, null, a list, an object, a text in quotes), or plain text.</param>
    public string Assignment(string name, string text)
    {
        var json = Parsed(text, out var value);
        if (IsText)
        {
            // For a string parameter, the value is taken literally, except null and a text in quotation marks.
            var isOther = json && (value is null || value.GetValueKind() == JsonValueKind.String);
            return $"{name} = {(isOther ? Literal(value) : Quoted(text))};";
        }

        // Text that isn't JSON may still be a value of the type, such as a date, an enumeration's member or NaN.
        return json
            ? $"{name} = {Literal(value)};"
            : $"EcgNotebooks.Runner.Kernel.Parameter.Set(out {name}, nameof({name}), {Quoted(text)});";
    }

    private static bool IsTextValue(ExpressionSyntax? value) =>
        value is InterpolatedStringExpressionSyntax
        || value.IsKind(SyntaxKind.StringLiteralExpression)
        || (value is BinaryExpressionSyntax sum && (IsTextValue(sum.Left) || IsTextValue(sum.Right)))
        || value?.ToString() is "string.Empty" or "String.Empty";

    private static string SuffixOf(bool isVar, string words)
    {
        bool Is(string type, char suffix) =>
            words.Contains(type, StringComparison.Ordinal)
            || (isVar && words.Length > 1 && char.IsDigit(words[0]) && char.ToLowerInvariant(words[^1]) == suffix);

        return Is("decimal", 'm') ? "m"
            : Is("float", 'f') ? "f"
            : "";
    }

    private static bool Parsed(string text, out JsonNode? value)
    {
        try
        {
            value = NotebookJson.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            value = null;
            return false;
        }
    }

    private string Literal(JsonNode? value) =>
        value switch
        {
            null => "null",
            JsonArray list => $"[{string.Join(", ", list.Select(Literal))}]",
            JsonObject entries =>
                $"new() {{ {string.Join(", ", entries.Select(e => $"[{Quoted(e.Key)}] = {Literal(e.Value)}"))} }}",
            _ when value.GetValueKind() == JsonValueKind.String => Quoted((string)value!),
            _ when value.GetValueKind() == JsonValueKind.Number => value.ToJsonString() + Suffix,
            _ => value.ToJsonString(),
        };

    private static string Quoted(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
