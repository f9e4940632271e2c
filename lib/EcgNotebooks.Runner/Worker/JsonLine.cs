using System.Text.Encodings.Web;
using System.Text.Json;

namespace EcgNotebooks.Runner.Worker;

/// <summary>Serializes the messages between a worker and its parent as JSON on one line.</summary>
internal static class JsonLine
{
    // The lines are never embedded in a web page, so HTML need not be escaped, which would multiply its length.
    private static readonly MessageContext _context = new(
        new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    /// <summary>Serializes a value to one line.</summary>
    public static string Of<T>(T value) => JsonSerializer.Serialize(value, typeof(T), _context);

    /// <summary>Deserializes a line that <see cref="Of"/> returned.</summary>
    /// <exception cref="BrokenEventException">The line isn't a value of this type.</exception>
    public static T Read<T>(ReadOnlySpan<byte> line)
        where T : class
    {
        try
        {
            return (T?)JsonSerializer.Deserialize(line, typeof(T), _context) ?? throw new BrokenEventException();
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
