using System.Text.Json.Nodes;

namespace EcgNotebooks.Runner.Notebooks;

/// <summary>Determines the language of a notebook's code from the names that notebook hosts use.</summary>
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

    /// <summary>Returns whether a name is one of those of C#.</summary>
    public static bool IsCSharp(string name) => _namesOfCSharp.Contains(name.Trim());

    /// <summary>
    /// Returns the language of a notebook's code, or C# if its metadata name none.
    /// </summary>
    /// <remarks>
    /// The kernel's metadata take precedence over language_info, which may name a runtime or a host instead of a language.
    /// </remarks>
    public static string Of(JsonNode? metadata) =>
        Text(metadata?["kernelspec"], "language")
        ?? Text(Member(metadata?["polyglot_notebook"], "kernelInfo"), "defaultKernelName")
        ?? OfKernel(Text(metadata?["kernelspec"], "name"))
        ?? Text(metadata?["language_info"], "name")
        ?? CSharp;

    // Only .NET Interactive's kernels are consistently named after their language, unlike "python3" or "clr-csharp".
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
