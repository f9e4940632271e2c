using System.Collections.ObjectModel;
using System.IO.Compression;
using EcgNotebooks.Files;

namespace EcgNotebooks.Datasets.Download;

/// <summary>The files of the dataset's zip, which lie in one folder at its top.</summary>
/// <remarks>
/// Entries are only looked up by names that were checked, never unpacked under their own, and read as streams whose
/// length is counted: what an entry says of itself neither places nor sizes anything.
/// </remarks>
internal sealed class ZipSource : DatasetSource
{
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ambiguous = new(StringComparer.Ordinal);
    private readonly string _top;

    public ZipSource(string path)
        : base(path)
    {
        _archive = Open(path);
        try
        {
            foreach (var entry in Entries())
            {
                if (!_entries.TryAdd(entry.FullName, entry))
                {
                    _ambiguous.Add(entry.FullName);
                }
            }

            _top = Top();
        }
        catch
        {
            _archive.Dispose();
            throw;
        }
    }

    // An archive has one position in its file.
    internal override int MostConnections => 1;

    internal override Task<SourceContent> OpenAsync(
        string name,
        long from,
        string? validator,
        CancellationToken cancellation
    )
    {
        if (!_entries.TryGetValue(_top + name, out var entry))
        {
            throw SourceException.Lasting("no such file in the zip");
        }

        if (_ambiguous.Contains(entry.FullName))
        {
            throw SourceException.Lasting("the zip holds it more than once");
        }

        try
        {
            return Task.FromResult(new SourceContent(entry.Open(), 0, null, null));
        }
        catch (Exception e) when (e is IOException or InvalidDataException or NotSupportedException)
        {
            throw SourceException.Lasting($"can't be unpacked ({e.Message})", e);
        }
    }

    protected override void Dispose(bool disposing) => _archive.Dispose();

    private static ZipArchive Open(string path)
    {
        FileStream? stream = null;
        try
        {
            if (FileLength.IsZero(path))
            {
                throw new InvalidDataException("It is empty, or no file but a named pipe or a device.");
            }

            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return new ZipArchive(stream, ZipArchiveMode.Read);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            stream?.Dispose();
            throw NoZip(path, e);
        }
    }

    private ReadOnlyCollection<ZipArchiveEntry> Entries()
    {
        try
        {
            return _archive.Entries;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException)
        {
            throw NoZip(Name, e);
        }
    }

    private string Top()
    {
        string[] tops =
        [
            .. _entries
                .Keys.Where(name =>
                    name == ChecksumList.FileName
                    || (name.EndsWith("/" + ChecksumList.FileName, StringComparison.Ordinal) && name.Count('/') == 1)
                )
                .Select(name => name[..^ChecksumList.FileName.Length]),
        ];
        return tops.Length == 1
            ? tops[0]
            : throw new EcgException(
                $"{Name}: {tops.Length} files {ChecksumList.FileName} at its top, 1 expected.",
                "Name the zip that PhysioNet offers for PTB-XL."
            );
    }

    private static EcgException NoZip(string path, Exception cause) =>
        new($"{path}: not a readable zip ({cause.Message})", "Name a folder or the dataset's zip, whole.", cause);
}
