using EcgNotebooks.Files;
using EcgNotebooks.Formats.Wfdb;

namespace EcgNotebooks.Datasets.Download;

/// <summary>Checks RECORDS, the list of a dataset's records, which has no checksum in some releases.</summary>
internal static class RecordsList
{
    /// <summary>Name of the list in a dataset.</summary>
    public const string FileName = "RECORDS";

    /// <summary>Returns what is wrong with a list, or null where every record that it names has a listed header.</summary>
    public static string? Problem(string path, ChecksumList list)
    {
        var unlisted = RegularFile
            .ReadLines(path)
            .FirstOrDefault(name => list.DigestOf(name + RecordPath.HeaderExtension) is null);
        return unlisted is null ? null : $"it names a record that isn't in {ChecksumList.FileName}";
    }
}
