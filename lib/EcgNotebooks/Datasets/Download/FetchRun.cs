using System.Collections.Concurrent;

namespace EcgNotebooks.Datasets.Download;

/// <summary>One run of fetching: its files, several at a time, and what becomes of them.</summary>
internal sealed class FetchRun(DatasetSource source, FetchFolder folder, FetchOptions options, FetchMeter meter)
{
    // Whoever is offline shall learn it in seconds.
    private const int AttemptsOfFirstContact = 3;

    private readonly FileFetch _fetch = new(source, folder, options, meter);
    private readonly ConcurrentDictionary<string, MissingFile> _missing = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<string> _unlisted = [ChecksumList.FileName];
    private int _present;
    private int _fetched;
    private int _failuresInARow;

    /// <summary>Fetches the list of checksums.</summary>
    /// <exception cref="EcgException">The source can't be reached or has none, or the folder holds another dataset.</exception>
    public async Task<ChecksumList> ListAsync(CancellationToken cancellation)
    {
        meter.Expect(1);
        var file = new WantedFile(ChecksumList.FileName, null, Path.Combine(folder.Root, ChecksumList.FileName));
        using var part = folder.Partial(file);
        try
        {
            var contact = options with { Attempts = Math.Min(options.Attempts, AttemptsOfFirstContact) };
            await new FileFetch(source, folder, contact, meter).CompleteAsync(file, part, cancellation);
        }
        catch (SourceException e)
        {
            throw NotReached(e);
        }

        part.Flush();
        var list = ChecksumList.Read(part.Path, $"{source.Name}: {ChecksumList.FileName}");
        folder.RefuseOther(list);
        part.Place(file.Path);
        Interlocked.Increment(ref _fetched);
        meter.Finish();
        return list;
    }

    /// <summary>Fetches files that aren't there yet, several at a time.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public async Task FetchAsync(IReadOnlyList<WantedFile> files, CancellationToken cancellation)
    {
        meter.Expect(files.Count);
        var settings = new ParallelOptions
        {
            MaxDegreeOfParallelism = Math.Min(options.Connections, source.MostConnections),
            CancellationToken = cancellation,
        };
        await Parallel.ForEachAsync(files, settings, FetchAsync);
    }

    /// <summary>The path of a file that must have been fetched.</summary>
    /// <exception cref="EcgException">It wasn't.</exception>
    public string Require(string name) =>
        _missing.TryGetValue(name, out var missing) || !File.Exists(Path.Combine(folder.Root, name))
            ? throw new EcgException(
                $"{source.Name}: {name} can't be had: {missing?.Reason ?? $"not in {ChecksumList.FileName}"}.",
                "Fetch again later, or from another source; what is there is kept."
            )
            : Path.Combine(folder.Root, name);

    public FetchReport Report(IReadOnlyList<MissingFile> refused, TimeSpan elapsed)
    {
        MissingFile[] missing = [.. _missing.Values.Concat(refused).OrderBy(file => file.Name, StringComparer.Ordinal)];
        if (missing.Length == 0)
        {
            folder.RemovePartials();
        }

        string[] unlisted = [.. _unlisted.Order(StringComparer.Ordinal)];
        return new FetchReport(folder.Root, _present, _fetched, meter.Bytes, elapsed, unlisted, missing);
    }

    private async ValueTask FetchAsync(WantedFile file, CancellationToken cancellation)
    {
        if (FetchFolder.Holds(file))
        {
            Interlocked.Increment(ref _present);
            meter.Finish();
        }
        else if (Volatile.Read(ref _failuresInARow) >= options.MostFailures)
        {
            Miss(file, "not tried, because the source failed too often", mayCome: true);
        }
        else
        {
            await ComeAsync(file, cancellation);
        }
    }

    private async Task ComeAsync(WantedFile file, CancellationToken cancellation)
    {
        try
        {
            await _fetch.RunAsync(file, cancellation);
            Volatile.Write(ref _failuresInARow, 0);
            Interlocked.Increment(ref _fetched);
            meter.Finish();
            if (file.Digest is null)
            {
                _unlisted.Add(file.Name);
            }
        }
        catch (SourceException e)
        {
            var mayCome = source.MayRecover && e.Fault != SourceFault.Lasting;
            if (mayCome)
            {
                Interlocked.Increment(ref _failuresInARow);
            }

            Miss(file, e.Message, mayCome);
        }
    }

    private void Miss(WantedFile file, string reason, bool mayCome)
    {
        _missing[file.Name] = new MissingFile(file.Name, reason, mayCome);
        meter.Miss();
    }

    private EcgException NotReached(SourceException e) =>
        new(
            $"{source.Name}: {ChecksumList.FileName} can't be had: {e.Message}.",
            source.MayRecover
                ? "Check the address and the connection (and HTTPS_PROXY behind a proxy), or name a mirror, a folder or the dataset's zip with --source."
                : "Name a folder in PTB-XL's layout, or the dataset's zip.",
            e
        );
}
