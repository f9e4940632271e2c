using System.Numerics;
using System.Runtime.InteropServices;

namespace EcgNotebooks.Files;

/// <summary>Computes the CRC-32C checksum (RFC 3720, appendix B.4), for which processors have an instruction.</summary>
internal static class Crc32C
{
    /// <summary>Returns the checksum of the bytes; given the checksum of preceding bytes, returns that of both together.</summary>
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
