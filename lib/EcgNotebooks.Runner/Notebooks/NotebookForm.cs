using System.Text.Json.Nodes;

namespace EcgNotebooks.Runner.Notebooks;

/// <summary>Checks that what is used of a notebook has the form that nbformat gives it, so that it can be relied on later.</summary>
internal static class NotebookForm
{
    /// <summary>What of the notebook's own metadata is used.</summary>
    /// <returns>What is wrong, as a part of a sentence; null where nothing is.</returns>
    public static string? FaultOf(JsonObject root) =>
        !IsObject(root["metadata"]) ? "its metadata are no object"
        : !IsObject(root["metadata"]?["language_info"]) ? "its language_info is no object"
        : !IsObject(root["metadata"]?["kernelspec"]) ? "its kernelspec is no object"
        : null;

    /// <summary>What of a cell is used.</summary>
    /// <returns>What is wrong, as a part of a sentence; null where nothing is.</returns>
    public static string? FaultOfCell(JsonObject cell) =>
        !IsLines(cell["source"] ?? "") ? "has a source that is no text"
        : !IsObject(cell["metadata"]) ? "has metadata that are no object"
        : cell["metadata"] is { } metadata && FaultOfMetadata(metadata) is { } fault ? fault
        : cell["outputs"] is not { } outputs ? null
        : outputs is JsonArray list ? list.Select(FaultOfOutput).FirstOrDefault(found => found is not null)
        : "has outputs that are no list";

    private static string? FaultOfMetadata(JsonNode metadata) =>
        metadata["tags"] is { } tags && !IsTexts(tags) ? "has tags that are no list of texts"
        : !IsText(metadata, "polyglot_notebook", "kernelName") || !IsText(metadata, "dotnet_interactive", "language")
            ? "names a language that is no text"
        : null;

    private static string? FaultOfOutput(JsonNode? output) =>
        output is not JsonObject ? "has an output that is no object"
        : !IsText(output["output_type"]) ? "has an output of no type"
        : !IsObject(output["data"]) ? "has an output whose data are no object"
        : !IsLines(output["text"] ?? "") ? "has an output whose text is no text"
        : (string)output["output_type"]! == "error" && output["traceback"] is { } trace && !IsTexts(trace)
            ? "has an error whose traceback is no list of lines"
        : null;

    private static bool IsObject(JsonNode? node) => node is null or JsonObject;

    private static bool IsText(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out _);

    private static bool IsTexts(JsonNode? node) => node is JsonArray list && list.All(IsText);

    private static bool IsLines(JsonNode node) => IsText(node) || IsTexts(node);

    private static bool IsText(JsonNode metadata, string section, string name) =>
        IsObject(metadata[section]) && (metadata[section]?[name] is not { } text || IsText(text));
}
