using EcgNotebooks.Files;

namespace EcgNotebooks.Datasets.Download;

/// <summary>A dataset's SHA256SUMS.txt: the SHA-256 of every file by its name, as sha256sum writes it.</summary>
internal sealed class ChecksumList
{
    /// <summary>Name of the list in a dataset.</summary>
    public const string FileName = "SHA256SUMS.txt";

    private const int DigestLength = 64;
    private readonly Dictionary<string, string> _digests;

    private ChecksumList(Dictionary<string, string> digests) => _digests = digests;

    /// <summary>The names in the list, which are not validated.</summary>
    public IEnumerable<string> Names => _digests.Keys;

    /// <summary>Returns a file's SHA-256 in lower-case hexadecimal, or null where it isn't listed.</summary>
    public string? DigestOf(string name) => _digests.GetValueOrDefault(name);

    /// <summary>Reads a list.</summary>
    /// <param name="path">Path of the list.</param>
    /// <param name="origin">The list, as messages name it.</param>
    /// <exception cref="EcgException">The file isn't such a list, or gives two checksums for one name.</exception>
    public static ChecksumList Read(string path, string origin)
    {
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in RegularFile.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var (digest, name) = Parse(line) ?? throw Bad(origin, number, "isn't a checksum and a file name");
            if (!digests.TryAdd(name, digest) && digests[name] != digest)
            {
                throw Bad(origin, number, $"gives a second checksum for {name}");
            }
        }

        return digests.Count > 0
            ? new ChecksumList(digests)
            : throw Bad(origin, number, "is the end of a list without checksums");
    }

    // The forms are "digest name", "digest  name" and, for binary mode, "digest *name".
    private static (string Digest, string Name)? Parse(string line)
    {
        if (line.Length < DigestLength + 2 || line[DigestLength] != ' ')
        {
            return null;
        }

        var digest = line[..DigestLength].ToLowerInvariant();
        var name = line[(DigestLength + 1)..].TrimEnd();
        name = name.StartsWith(' ') || name.StartsWith('*') ? name[1..] : name;
        name = name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;
        return name.Length > 0 && digest.All(char.IsAsciiHexDigit) ? (digest, name) : null;
    }

    private static EcgException Bad(string origin, int line, string problem) =>
        new(
            $"{origin}: line {line} {problem}.",
            "Check the address: the source isn't in PTB-XL's layout, or a network's log-in page answered instead."
        );
}
