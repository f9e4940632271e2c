using System.Text.Json;

namespace EcgNotebooks.Networks.Keras;

/// <summary>Properties that Keras's JSON has to have.</summary>
internal static class KerasJson
{
    /// <exception cref="KeyNotFoundException">There is none of that name; the message says so.</exception>
    public static JsonElement Required(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var found) ? found : throw new KeyNotFoundException($"it has no '{name}'");
}
