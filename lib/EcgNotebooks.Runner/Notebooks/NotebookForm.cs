using System.Text.Json.Nodes;

namespace EcgNotebooks.Runner.Notebooks;

/// <summary>Checks that the parts of a notebook that this library uses have the types that nbformat prescribes.</summary>
internal static class NotebookForm
{
    /// <summary>Checks the notebook's own metadata.</summary>
    /// <returns>The problem, as a part of a sentence; null if there is none.</returns>
    public static string? FaultOf(JsonObject root) =>
        !IsObject(root["metadata"]) ? "its metadata aren't an object"
        : !IsObject(root["metadata"]?["language_info"]) ? "its language_info isn't an object"
        : !IsObject(root["metadata"]?["kernelspec"]) ? "its kernelspec isn't an object"
        : null;

    /// <summary>Checks a cell.</summary>
    /// <returns>The problem, as a part of a sentence; null if there is none.</returns>
    public static string? FaultOfCell(JsonObject cell) =>
        !IsLines(cell["source"] ?? "") ? "has a source that isn't a text"
        : !IsObject(cell["metadata"]) ? "has metadata that aren't an object"
        : cell["metadata"] is { } metadata && FaultOfMetadata(metadata) is { } fault ? fault
        : cell["outputs"] is not { } outputs ? null
        : outputs is JsonArray list ? list.Select(FaultOfOutput).FirstOrDefault(found => found is not null)
        : "has outputs that aren't a list";

    private static string? FaultOfMetadata(JsonNode metadata) =>
        metadata["tags"] is { } tags && !IsTexts(tags) ? "has tags that aren't a list of texts"
        : !IsText(metadata, "polyglot_notebook", "kernelName") || !IsText(metadata, "dotnet_interactive", "language")
            ? "names a language that isn't a text"
        : null;

    private static string? FaultOfOutput(JsonNode? output) =>
        output is not JsonObject ? "has an output that isn't an object"
        : !IsText(output["output_type"]) ? "has an output without a type"
        : !IsObject(output["data"]) ? "has an output whose data aren't an object"
        : !IsLines(output["text"] ?? "") ? "has an output whose text isn't a text"
        : (string)output["output_type"]! == "error" && output["traceback"] is { } trace && !IsTexts(trace)
            ? "has an error whose traceback isn't a list of lines"
        : null;

    private static bool IsObject(JsonNode? node) => node is null or JsonObject;

    private static bool IsText(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out _);

    private static bool IsTexts(JsonNode? node) => node is JsonArray list && list.All(IsText);

    private static bool IsLines(JsonNode node) => IsText(node) || IsTexts(node);

    private static bool IsText(JsonNode metadata, string section, string name) =>
        IsObject(metadata[section]) && (metadata[section]?[name] is not { } text || IsText(text));
}
