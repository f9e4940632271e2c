using EcgNotebooks.Files;

namespace EcgNotebooks.Datasets.Download;

/// <summary>The files of a folder in PTB-XL's layout.</summary>
internal sealed class FolderSource(string folder) : DatasetSource(folder)
{
    private readonly string _root = Path.GetFullPath(folder);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // Nothing is held between files.
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
            throw SourceException.Lasting($"its name {reason}");
        }

        try
        {
            if (FileLength.IsZero(path))
            {
                throw SourceException.Lasting("is empty, or no file but a named pipe or a device");
            }

            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var start = Math.Min(from, stream.Length);
            stream.Seek(start, SeekOrigin.Begin);
            return Task.FromResult(new SourceContent(stream, start, stream.Length, null));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw SourceException.Lasting("no such file there", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SourceException.Lasting($"can't be read ({e.Message})", e);
        }
    }
}
