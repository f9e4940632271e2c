using System.Buffers;
using System.Text.Json;

namespace EcgNotebooks.Runner.Notebooks;

/// <summary>Looks into every name and text of JSON, which the parser does only when they are taken out.</summary>
internal static class TextsOfJson
{
    /// <summary>What is said of half a character, the other half of which is missing.</summary>
    public const string BrokenCharacter = "A text holds a broken character.";

    /// <summary>Looks into all of them.</summary>
    /// <param name="utf8">The JSON.</param>
    /// <param name="maxDepth">How deep it may be nested.</param>
    /// <exception cref="JsonException">One holds a broken character.</exception>
    public static void Check(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        var buffer = ArrayPool<char>.Shared.Rent(utf8.Length);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
        try
        {
            while (reader.Read())
            {
                // Only an escape can be half a character: the bytes themselves are sound.
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
