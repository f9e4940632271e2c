using System.Text;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>From a header's bytes to its text.</summary>
internal static class HeaderText
{
    private static readonly UTF8Encoding _strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>The text in UTF-8, or in Latin-1 where it isn't that, as older programs write the micro sign and names.</summary>
    public static (string Text, bool IsLatin1) Decode(ReadOnlySpan<byte> header)
    {
        try
        {
            return (_strict.GetString(header), false);
        }
        catch (DecoderFallbackException)
        {
            return (Encoding.Latin1.GetString(header), true);
        }
    }
}
