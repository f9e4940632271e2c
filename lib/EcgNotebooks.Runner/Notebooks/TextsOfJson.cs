using System.Buffers;
using System.Text.Json;

namespace EcgNotebooks.Runner.Notebooks;

/// <summary>Looks into every name and text of JSON, which the parser does only when they are taken out.</summary>
internal static class TextsOfJson
{
    /// <summary>Looks into all of them.</summary>
    /// <exception cref="InvalidOperationException">One holds a broken character.</exception>
    public static void Check(ReadOnlySpan<byte> utf8)
    {
        var buffer = ArrayPool<char>.Shared.Rent(utf8.Length);
        try
        {
            var reader = new Utf8JsonReader(utf8);
            while (reader.Read())
            {
                // Only an escape can be half a character: the bytes themselves are sound.
                if (reader.ValueIsEscaped)
                {
                    _ = reader.CopyString(buffer);
                }
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }
}
