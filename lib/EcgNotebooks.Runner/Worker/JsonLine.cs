using System.Text.Encodings.Web;
using System.Text.Json;

namespace EcgNotebooks.Runner.Worker;

/// <summary>What a worker and its parent tell each other: JSON, one line each.</summary>
internal static class JsonLine
{
    // Nobody shows a line as a page, and escaped HTML would take several times its length.
    private static readonly JsonSerializerOptions _options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A value as one line.</summary>
    public static string Of<T>(T value) => JsonSerializer.Serialize(value, _options);

    /// <summary>Reads what <see cref="Of"/> gave.</summary>
    /// <exception cref="BrokenEventException">The line is something else.</exception>
    public static T Read<T>(ReadOnlySpan<byte> line)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, _options) ?? throw new BrokenEventException();
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new BrokenEventException(e);
        }
    }

    /// <inheritdoc cref="Read{T}(ReadOnlySpan{byte})"/>
    public static T Read<T>(string line)
        where T : class => Read<T>(System.Text.Encoding.UTF8.GetBytes(line));
}
