namespace EcgNotebooks.Datasets.Download;

/// <summary>A source of a dataset's files: a web server, a folder or the dataset's zip file. None of them is trusted.</summary>
internal abstract class DatasetSource : IDisposable
{
    private protected DatasetSource(string name) => Name = name;

    /// <summary>The source as the user named it.</summary>
    public string Name { get; }

    /// <summary>Number of files that can be read at the same time.</summary>
    internal virtual int MostConnections => int.MaxValue;

    /// <summary>Whether retrying a failed file may succeed.</summary>
    internal virtual bool SupportsRetry => false;

    /// <summary>Opens a mirror by its http or https address, a folder, or the dataset's own zip file.</summary>
    /// <param name="source">The address or path.</param>
    /// <param name="options">Time limits and other options, which apply to addresses only.</param>
    /// <exception cref="EcgException">The source is none of the three, or is a zip file without SHA256SUMS.txt.</exception>
    public static DatasetSource Open(string source, FetchOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        if (source.Contains("://", StringComparison.Ordinal))
        {
            return new HttpSource(HttpSource.Folder(source), options ?? new FetchOptions());
        }

        return Directory.Exists(source) ? new FolderSource(source)
            : File.Exists(source) ? new ZipSource(source)
            : throw new EcgException(
                $"{source}: the folder or file doesn't exist.",
                "Give a mirror's address (https://...), a folder in PTB-XL's layout or the dataset's zip file."
            );
    }

    /// <summary>Frees what the source holds.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a file for reading, starting at a position if the source supports that.</summary>
    /// <param name="name">Name in the dataset, with '/' between its parts.</param>
    /// <param name="from">Number of bytes that the caller has already.</param>
    /// <param name="validator">The validator that came with those bytes, to detect a changed file; null where unknown.</param>
    /// <param name="cancellation">Cancels the request.</param>
    /// <exception cref="SourceException">The file isn't available, permanently or for now.</exception>
    internal abstract Task<SourceContent> OpenAsync(
        string name,
        long from,
        string? validator,
        CancellationToken cancellation
    );

    /// <summary>Frees what the source holds.</summary>
    protected abstract void Dispose(bool disposing);
}
