using System.Security.Cryptography;
using EcgNotebooks.Datasets.Download;
using EcgNotebooks.Files;
using EcgNotebooks.Formats.Wfdb;

namespace EcgNotebooks.Datasets.Inspection;

/// <summary>Compares the files with the dataset's list of checksums.</summary>
internal sealed class DigestInspection(PtbXl tree, InspectionOptions options)
{
    private readonly string _list = Path.Combine(tree.Root, ChecksumList.FileName);

    /// <summary>Returns the entries of the list; empty where there is none.</summary>
    /// <exception cref="EcgException">The list can't be read.</exception>
    public IReadOnlyList<(string Name, string Digest)> ReadList()
    {
        if (!File.Exists(_list))
        {
            return [];
        }

        var read = ChecksumList.Read(_list, _list);
        return [.. read.Names.Select(name => (name, read.DigestOf(name)!))];
    }

    /// <summary>Finds the recordings' files that the list doesn't contain.</summary>
    public static IEnumerable<Finding> Unlisted(
        IReadOnlyList<(string Name, string Digest)> listed,
        IEnumerable<ListedRecording> present
    )
    {
        if (listed.Count == 0)
        {
            return [new(FindingKind.NoList, ChecksumList.FileName, "missing or empty: no file was compared with it")];
        }

        var names = listed.Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        return present
            .SelectMany(r => new[] { r.Name + RecordPath.HeaderExtension, r.Name + RecordPath.SignalExtension })
            .Where(name => !names.Contains(name))
            .Select(name => new Finding(FindingKind.NoDigest, name, $"not in {ChecksumList.FileName}"));
    }

    /// <summary>Compares one file with its digest; returns no finding where they agree.</summary>
    public IReadOnlyList<Finding> Of((string Name, string Digest) entry)
    {
        if (!ContainedPath.TryResolve(tree.Root, entry.Name, out var path, out var reason))
        {
            return [new(FindingKind.EscapingName, entry.Name, $"{reason}, in {ChecksumList.FileName}")];
        }

        try
        {
            using var stream = RegularFile.OpenRead(path);
            var found = Convert.ToHexStringLower(SHA256.HashData(stream));
            return found == entry.Digest
                ? []
                : [new(FindingKind.WrongDigest, entry.Name, $"{found[..12]}... instead of {entry.Digest[..12]}...")];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return options.Partial ? [] : [new(FindingKind.MissingFile, entry.Name, "missing")];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [new(FindingKind.WrongDigest, entry.Name, $"can't be read ({e.Message})")];
        }
    }
}
