using System.Security.Cryptography;

namespace EcgNotebooks.Files;

/// <summary>Digests of files, as manifests name them.</summary>
internal static class FileDigest
{
    /// <summary>SHA-256 of a file in lower-case hexadecimal.</summary>
    /// <exception cref="EcgException">The file can't be read.</exception>
    public static string Of(string path)
    {
        try
        {
            using var stream = RegularFile.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EcgException($"{path}: can't be read ({e.Message})", "Check that it is there and readable.", e);
        }
    }
}
