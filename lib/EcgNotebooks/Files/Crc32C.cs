using System.Numerics;
using System.Runtime.InteropServices;

namespace EcgNotebooks.Files;

/// <summary>The checksum CRC-32C (RFC 3720, appendix B.4), for which processors have an instruction.</summary>
internal static class Crc32C
{
    /// <summary>The checksum of the bytes, or of earlier ones and these where their checksum is given.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes, uint earlier = 0)
    {
        var crc = ~earlier;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
        {
            crc = BitOperations.Crc32C(crc, word);
        }

        foreach (var rest in bytes[(words.Length * sizeof(ulong))..])
        {
            crc = BitOperations.Crc32C(crc, rest);
        }

        return ~crc;
    }
}
