using System.Text.Json.Nodes;

namespace EcgNotebooks.Runner.Notebooks;

/// <summary>How notebook hosts name the language of code.</summary>
internal static class Languages
{
    public const string CSharp = "C#";

    // ".netstandard" is ClrKernel's name for C#; .NET Interactive's kernels are named .net-csharp and csharp.
    private static readonly HashSet<string> _namesOfCSharp = new(StringComparer.OrdinalIgnoreCase)
    {
        CSharp,
        "csharp",
        "cs",
        ".net-csharp",
        ".netstandard",
        "polyglot-notebook",
    };

    /// <summary>Whether this is one of the names of C#.</summary>
    public static bool IsCSharp(string name) => _namesOfCSharp.Contains(name.Trim());

    /// <summary>
    /// The language of a notebook's code, C# where the metadata don't say. The kernel decides: language_info holds what the
    /// last kernel called itself, which may name a runtime or a host instead of a language.
    /// </summary>
    public static string Of(JsonNode? metadata) =>
        Text(metadata?["kernelspec"], "language")
        ?? Text(Member(metadata?["polyglot_notebook"], "kernelInfo"), "defaultKernelName")
        ?? OfKernel(Text(metadata?["kernelspec"], "name"))
        ?? Text(metadata?["language_info"], "name")
        ?? CSharp;

    // Only .NET Interactive's kernels are named after their language throughout; "python3" and "clr-csharp" vary.
    private static string? OfKernel(string? kernel) =>
        kernel?.StartsWith(".net-", StringComparison.OrdinalIgnoreCase) == true ? kernel[".net-".Length..]
        : kernel?.Contains("csharp", StringComparison.OrdinalIgnoreCase) == true ? CSharp
        : null;

    private static JsonNode? Member(JsonNode? node, string name) => node is JsonObject found ? found[name] : null;

    private static string? Text(JsonNode? node, string name) =>
        Member(node, name) is JsonValue value
        && value.TryGetValue<string>(out var text)
        && !string.IsNullOrWhiteSpace(text)
            ? text
            : null;
}
