using EcgNotebooks.Files;
using EcgNotebooks.Formats.Wfdb;

namespace EcgNotebooks.Datasets.Download;

/// <summary>RECORDS, the list of a dataset's records, where the list of checksums doesn't have it.</summary>
internal static class RecordsList
{
    /// <summary>Name of the list in a dataset.</summary>
    public const string FileName = "RECORDS";

    /// <summary>What is wrong with a list: it has to name records whose headers have a checksum; null where it does.</summary>
    public static string? Problem(string path, ChecksumList list)
    {
        var foreign = RegularFile
            .ReadLines(path)
            .FirstOrDefault(name => list.DigestOf(name + RecordPath.HeaderExtension) is null);
        return foreign is null ? null : $"names a record that isn't in {ChecksumList.FileName}";
    }
}
