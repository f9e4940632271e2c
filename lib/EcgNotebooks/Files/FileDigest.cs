using System.Security.Cryptography;

namespace EcgNotebooks.Files;

/// <summary>Computes the digests of files that manifests record.</summary>
internal static class FileDigest
{
    /// <summary>Returns the SHA-256 of a file in lower-case hexadecimal.</summary>
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
            throw new EcgException(
                $"{path}: can't be read ({e.Message})",
                "Check that the file exists and is readable.",
                e
            );
        }
    }
}
