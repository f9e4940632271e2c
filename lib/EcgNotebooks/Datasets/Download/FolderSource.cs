using EcgNotebooks.Files;

namespace EcgNotebooks.Datasets.Download;

/// <summary>Reads the files of a folder in PTB-XL's layout.</summary>
internal sealed class FolderSource(string folder) : DatasetSource(folder)
{
    private readonly string _root = Path.GetFullPath(folder);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // Nothing is kept open between files.
    }

    internal override Task<SourceContent> OpenAsync(
        string name,
        long from,
        string? validator,
        CancellationToken cancellation
    )
    {
        if (!ContainedPath.TryResolve(_root, name, out var path, out var reason))
        {
            throw SourceException.Permanent($"its name {reason}");
        }

        try
        {
            if (FileLength.IsZero(path))
            {
                throw SourceException.Permanent("it is empty, or a named pipe or device instead of a file");
            }

            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var start = Math.Min(from, stream.Length);
            stream.Seek(start, SeekOrigin.Begin);
            return Task.FromResult(new SourceContent(stream, start, stream.Length, null));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw SourceException.Permanent("the file doesn't exist", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SourceException.Permanent($"it can't be read ({e.Message})", e);
        }
    }
}
