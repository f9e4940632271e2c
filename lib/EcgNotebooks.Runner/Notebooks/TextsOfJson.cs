using System.Buffers;
using System.Text.Json;

namespace EcgNotebooks.Runner.Notebooks;

/// <summary>Checks all names and strings of a JSON text, which the parser itself checks only when they are accessed.</summary>
internal static class TextsOfJson
{
    /// <summary>The message for an unpaired surrogate, which is half of a UTF-16 character.</summary>
    public const string BrokenCharacter = "A text contains half of a character (an unpaired surrogate).";

    /// <summary>Checks all names and strings.</summary>
    /// <param name="utf8">The JSON in UTF-8.</param>
    /// <param name="maxDepth">The greatest depth of nesting.</param>
    /// <exception cref="JsonException">A name or string contains an unpaired surrogate.</exception>
    public static void Check(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        var buffer = ArrayPool<char>.Shared.Rent(utf8.Length);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
        try
        {
            while (reader.Read())
            {
                // Only an escape sequence can be an unpaired surrogate, because the bytes are valid UTF-8.
                if (reader.ValueIsEscaped)
                {
                    _ = reader.CopyString(buffer);
                }
            }
        }
        catch (InvalidOperationException e)
        {
            var line = utf8[..(int)reader.TokenStartIndex].Count((byte)'\n');
            throw new JsonException(BrokenCharacter, path: null, line, bytePositionInLine: null, e);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }
}
