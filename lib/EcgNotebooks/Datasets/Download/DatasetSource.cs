namespace EcgNotebooks.Datasets.Download;

/// <summary>Where a dataset's files come from: a web server, a folder or the dataset's zip. None of them is trusted.</summary>
internal abstract class DatasetSource : IDisposable
{
    private protected DatasetSource(string name) => Name = name;

    /// <summary>The source as its user named it.</summary>
    public string Name { get; }

    /// <summary>How many files can be read from it at a time.</summary>
    internal virtual int MostConnections => int.MaxValue;

    /// <summary>Whether a failed file may come out right when it is tried again.</summary>
    internal virtual bool MayRecover => false;

    /// <summary>Opens a mirror by its http or https address, a folder, or the dataset's own zip file.</summary>
    /// <param name="source">The address or path.</param>
    /// <param name="options">Time limits and the like, which count for addresses.</param>
    /// <exception cref="EcgException">It is none of the three, or holds no SHA256SUMS.txt where it should.</exception>
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
                $"{source}: no such folder or file.",
                "Name a mirror's address (https://...), a folder in PTB-XL's layout or the dataset's zip."
            );
    }

    /// <summary>Frees what the source holds.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a file for reading, from a position on where the source can do that.</summary>
    /// <param name="name">Name in the dataset, with '/' between its parts.</param>
    /// <param name="from">Bytes that the caller has already.</param>
    /// <param name="validator">What the source gave with those bytes, to tell a changed file; null where unknown.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="SourceException">The file can't be had, or not now.</exception>
    internal abstract Task<SourceContent> OpenAsync(
        string name,
        long from,
        string? validator,
        CancellationToken cancellation
    );

    /// <summary>Frees what the source holds.</summary>
    protected abstract void Dispose(bool disposing);
}
