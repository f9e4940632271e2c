using System.Collections.Concurrent;

namespace EcgNotebooks.Datasets.Download;

/// <summary>One run of a download: fetches files in parallel and records the result of each.</summary>
internal sealed class FetchRun(DatasetSource source, FetchFolder folder, FetchOptions options, FetchMeter meter)
{
    // A user who is offline should learn it within seconds.
    private const int AttemptsOfFirstContact = 3;

    private readonly FileFetch _fetch = new(source, folder, options, meter);
    private readonly ConcurrentDictionary<string, MissingFile> _missing = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<string> _unlisted = [ChecksumList.FileName];
    private int _present;
    private int _fetched;
    private int _failuresInARow;

    /// <summary>Downloads the list of checksums.</summary>
    /// <exception cref="EcgException">The source can't be reached or has no list, or the folder contains another dataset.</exception>
    public async Task<ChecksumList> ListAsync(CancellationToken cancellation)
    {
        meter.Expect(1);
        var file = new WantedFile(ChecksumList.FileName, null, Path.Combine(folder.Root, ChecksumList.FileName));
        using var part = folder.Partial(file);
        try
        {
            var contactOptions = options with { Attempts = Math.Min(options.Attempts, AttemptsOfFirstContact) };
            await new FileFetch(source, folder, contactOptions, meter).CompleteAsync(file, part, cancellation);
        }
        catch (SourceException e)
        {
            throw SourceUnavailable(e);
        }

        part.Flush();
        var list = ChecksumList.Read(part.Path, $"{source.Name}: {ChecksumList.FileName}");
        folder.ThrowIfOtherDataset(list);
        part.MoveTo(file.Path);
        Interlocked.Increment(ref _fetched);
        meter.Finish();
        return list;
    }

    /// <summary>Downloads files that don't exist yet, several at a time.</summary>
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

    /// <summary>Returns the path of a file that must have been downloaded.</summary>
    /// <exception cref="EcgException">The file is missing.</exception>
    public string Require(string name) =>
        _missing.TryGetValue(name, out var missing) || !File.Exists(Path.Combine(folder.Root, name))
            ? throw new EcgException(
                $"{source.Name}: {name} can't be downloaded: {missing?.Reason ?? $"it isn't in {ChecksumList.FileName}"}.",
                "Try again later or from another source; files downloaded so far are kept."
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
        else if (Volatile.Read(ref _failuresInARow) >= options.MaxFailures)
        {
            RecordMissing(file, "not attempted, because the source failed too often", mayRetry: true);
        }
        else
        {
            await DownloadAsync(file, cancellation);
        }
    }

    private async Task DownloadAsync(WantedFile file, CancellationToken cancellation)
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
            var mayRetry = source.SupportsRetry && e.Fault != SourceFault.Permanent;
            if (mayRetry)
            {
                Interlocked.Increment(ref _failuresInARow);
            }

            RecordMissing(file, e.Message, mayRetry);
        }
    }

    private void RecordMissing(WantedFile file, string reason, bool mayRetry)
    {
        _missing[file.Name] = new MissingFile(file.Name, reason, mayRetry);
        meter.Fail();
    }

    private EcgException SourceUnavailable(SourceException e) =>
        new(
            $"{source.Name}: {ChecksumList.FileName} can't be downloaded: {e.Message}.",
            source.SupportsRetry
                ? "Check the address and the connection (and HTTPS_PROXY behind a proxy), or give a mirror, a folder or the dataset's zip file with --source."
                : "Give a folder in PTB-XL's layout, or the dataset's zip file.",
            e
        );
}
