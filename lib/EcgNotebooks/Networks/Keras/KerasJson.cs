using System.Text.Json;

namespace EcgNotebooks.Networks.Keras;

/// <summary>Reads required properties of Keras's JSON.</summary>
internal static class KerasJson
{
    /// <summary>Returns the property with a given name.</summary>
    /// <exception cref="KeyNotFoundException">The element has no such property; the message names it.</exception>
    public static JsonElement Required(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var found)
            ? found
            : throw new KeyNotFoundException($"it has no property '{name}'");
}
