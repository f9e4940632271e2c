using System.Text.Json;

namespace EcgNotebooks.Runner.Worker;

/// <summary>What a worker and its parent tell each other: JSON, one line each.</summary>
internal static class JsonLine
{
    /// <summary>A value as one line.</summary>
    public static string Of<T>(T value) => JsonSerializer.Serialize(value);

    /// <summary>Reads what <see cref="Of"/> gave; null for nothing, or for half a line, the last of a process that was killed.</summary>
    public static T? Read<T>(string? line)
        where T : class
    {
        try
        {
            return line is null ? null : JsonSerializer.Deserialize<T>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
