using System.Security.Cryptography;
using EcgNotebooks.Files;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Computes the digest of a record's files.</summary>
internal static class RecordDigest
{
    /// <summary>Returns the SHA-256 of the header and of the files that it names.</summary>
    /// <param name="path">The record's path, with or without extension.</param>
    /// <exception cref="EcgException">A file is missing or can't be read.</exception>
    public static byte[] Of(string path)
    {
        var record = RecordPath.Of(path);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var header = WfdbHeader.ReadBytes(record);
            hash.AppendData(header);
            var parsed = WfdbHeader.Parse(header, record);
            foreach (var file in RecordParts.Of(record, parsed))
            {
                hash.AppendData(RegularFile.ReadAllBytes(file));
            }

            return hash.GetHashAndReset();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EcgException(
                $"{record}: can't be read ({e.Message})",
                "Check that the dataset is complete and readable.",
                e
            );
        }
    }
}
