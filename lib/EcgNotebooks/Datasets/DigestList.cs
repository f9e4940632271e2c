using System.Security.Cryptography;

namespace EcgNotebooks.Datasets;

/// <summary>A list of SHA-256 sums as sha256sum writes it: 64 hexadecimal digits, a blank, a blank or '*', a name.</summary>
internal static class DigestList
{
    /// <summary>The list's name in a PTB-XL folder.</summary>
    public const string FileName = "SHA256SUMS.txt";

    private const int Digits = 2 * SHA256.HashSizeInBytes;

    /// <summary>The digest of each file, by name, in the list's order.</summary>
    /// <exception cref="EcgException">The list can't be read.</exception>
    public static IReadOnlyList<(string Name, string Digest)> Read(string path)
    {
        try
        {
            return [.. File.ReadLines(path).Select((line, i) => Entry(path, i + 1, line)).OfType<(string, string)>()];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EcgException($"{path}: can't be read ({e.Message})", "Fetch it again.", e);
        }
    }

    private static (string Name, string Digest)? Entry(string path, int number, string line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return null;
        }

        var name = line.Length > Digits + 1 ? line[Digits..].TrimStart().TrimStart('*') : "";
        return name.Length > 0 && line[Digits] == ' ' && line.Take(Digits).All(char.IsAsciiHexDigit)
            ? (name, line[..Digits].ToLowerInvariant())
            : throw new EcgException($"{path}, line {number}: not a digest and a name.", "Fetch the list again.");
    }
}
