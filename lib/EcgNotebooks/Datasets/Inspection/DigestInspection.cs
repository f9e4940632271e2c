using System.Security.Cryptography;
using EcgNotebooks.Datasets.Download;
using EcgNotebooks.Files;
using EcgNotebooks.Formats.Wfdb;

namespace EcgNotebooks.Datasets.Inspection;

/// <summary>The files against the dataset's list of checksums.</summary>
internal sealed class DigestInspection(PtbXl tree, InspectionOptions options)
{
    private readonly string _list = Path.Combine(tree.Root, ChecksumList.FileName);

    /// <summary>What the list promises; empty where there is none.</summary>
    /// <exception cref="EcgException">The list can't be read.</exception>
    public IReadOnlyList<(string Name, string Digest)> OnValidation()
    {
        if (!File.Exists(_list))
        {
            return [];
        }

        var read = ChecksumList.Read(_list, _list);
        return [.. read.Names.Select(name => (name, read.DigestOf(name)!))];
    }

    /// <summary>Recordings' files that the list doesn't vouch for.</summary>
    public static IEnumerable<Finding> Unlisted(
        IReadOnlyList<(string Name, string Digest)> promised,
        IEnumerable<ListedRecording> present
    )
    {
        if (promised.Count == 0)
        {
            return
            [
                new(FindingKind.NoList, ChecksumList.FileName, "not there, or empty: no file was compared with it"),
            ];
        }

        var names = promised.Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        return present
            .SelectMany(r => new[] { r.Name + RecordPath.HeaderExtension, r.Name + RecordPath.SignalExtension })
            .Where(name => !names.Contains(name))
            .Select(name => new Finding(FindingKind.NoDigest, name, $"not in {ChecksumList.FileName}"));
    }

    /// <summary>One file against its digest; none where it is the right one.</summary>
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
            return options.Partial ? [] : [new(FindingKind.MissingFile, entry.Name, "not there")];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [new(FindingKind.WrongDigest, entry.Name, $"can't be read ({e.Message})")];
        }
    }
}
