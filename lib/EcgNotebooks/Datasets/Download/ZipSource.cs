using System.Collections.ObjectModel;
using System.IO.Compression;
using EcgNotebooks.Files;

namespace EcgNotebooks.Datasets.Download;

/// <summary>Reads the files of the dataset's zip file, which are in one folder at its top level.</summary>
/// <remarks>
/// Entries are only looked up by validated names and never unpacked under their own names. They are read as streams whose
/// bytes are counted, so that an entry's own claims determine neither a path nor a size.
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

            _top = TopLevelFolder();
        }
        catch
        {
            _archive.Dispose();
            throw;
        }
    }

    // An archive reads from one position in its file at a time.
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
            throw SourceException.Permanent("the zip file doesn't contain it");
        }

        if (_ambiguous.Contains(entry.FullName))
        {
            throw SourceException.Permanent("the zip file contains it more than once");
        }

        try
        {
            return Task.FromResult(new SourceContent(entry.Open(), 0, null, null));
        }
        catch (Exception e) when (e is IOException or InvalidDataException or NotSupportedException)
        {
            throw SourceException.Permanent($"it can't be unpacked ({e.Message})", e);
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
                throw new InvalidDataException("It is empty, or a named pipe or device instead of a file.");
            }

            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return new ZipArchive(stream, ZipArchiveMode.Read);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            stream?.Dispose();
            throw UnreadableZip(path, e);
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
            throw UnreadableZip(Name, e);
        }
    }

    private string TopLevelFolder()
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
                $"{Name}: the zip file has {tops.Length} files {ChecksumList.FileName} at its top level instead of 1.",
                "Give the zip file that PhysioNet offers for PTB-XL."
            );
    }

    private static EcgException UnreadableZip(string path, Exception cause) =>
        new(
            $"{path}: this isn't a readable zip file ({cause.Message})",
            "Give a folder or the complete zip file of the dataset.",
            cause
        );
}
