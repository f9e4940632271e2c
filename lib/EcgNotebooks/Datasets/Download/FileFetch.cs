namespace EcgNotebooks.Datasets.Download;

/// <summary>Downloads single files with retries, and accepts a file only if it matches its checksum.</summary>
internal sealed class FileFetch(DatasetSource source, FetchFolder folder, FetchOptions options, FetchMeter meter)
{
    // A read returns once it has this many bytes; fewer within the stall timeout count as nothing.
    private const int MinReadBytes = 1 << 10;
    private const int BufferSize = 1 << 16;

    private readonly Backoff _backoff = new(options);
    private readonly RequestedPause _pause = new(options);
    private readonly int _attempts = source.SupportsRetry ? options.Attempts : 1;

    /// <summary>Downloads a file and moves it to its destination.</summary>
    /// <exception cref="SourceException">It can't be had.</exception>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public async Task RunAsync(WantedFile file, CancellationToken cancellation)
    {
        using var part = folder.Partial(file);
        await CompleteAsync(file, part, cancellation);
        if (file.Problem is { } problem)
        {
            part.Flush();
            if (problem(part.Path) is { } found)
            {
                throw SourceException.Permanent(found);
            }
        }

        part.MoveTo(file.Path);
    }

    /// <summary>Downloads a file without moving it to its destination.</summary>
    /// <exception cref="SourceException">It can't be had.</exception>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public async Task CompleteAsync(WantedFile file, PartialFile part, CancellationToken cancellation)
    {
        var failures = 0;
        while (true)
        {
            var before = part.Length;
            await _pause.WaitAsync(cancellation);
            try
            {
                await TryAsync(file, part, cancellation);
                return;
            }
            catch (SourceException e) when (e.Fault == SourceFault.RangeRefused && part.Length > 0)
            {
                part.Restart();
            }
            catch (SourceException e) when (e.Fault != SourceFault.Permanent)
            {
                // A connection that breaks repeatedly gets there in the end, as long as each attempt receives a piece.
                failures = part.Length >= before + BufferSize ? 0 : failures + 1;
                if (failures >= _attempts)
                {
                    throw;
                }

                meter.ReportTrouble($"{file.Name}: {e.Message}; trying again");
                await WaitAsync(e, failures, cancellation);
            }
        }
    }

    private async Task WaitAsync(SourceException reason, int failures, CancellationToken cancellation)
    {
        if (reason.Wait is { } wait)
        {
            _pause.Extend(wait);
        }

        await Task.Delay(_backoff.Delay(failures), options.Clock, cancellation);
    }

    private async Task TryAsync(WantedFile file, PartialFile part, CancellationToken cancellation)
    {
        if (part.Length > 0 && file.Digest is { } expected && part.Matches(expected))
        {
            return;
        }

        if (file.Digest is null && part.Validator is null)
        {
            // Without a checksum and a validator, nothing would tell whether the rest belongs to the beginning.
            part.Restart();
        }

        using var content = await source.OpenAsync(file.Name, part.Length, part.Validator, cancellation);
        if (content.Start != part.Length)
        {
            part.Restart();
        }

        part.Validator = content.Validator;
        await CopyAsync(content, part, cancellation);
        Check(file, content, part);
    }

    private async Task CopyAsync(SourceContent content, PartialFile part, CancellationToken cancellation)
    {
        ThrowIfLarge(content.Total ?? 0);
        var buffer = new byte[BufferSize];
        int read;
        do
        {
            read = await StallWatchdog.AwaitAsync(
                async token => await content.Stream.ReadAtLeastAsync(buffer, MinReadBytes, false, token),
                options,
                cancellation
            );
            ThrowIfLarge(part.Length + read);
            part.Append(buffer.AsSpan(0, read));
            meter.Receive(read);
        } while (read > 0);
    }

    private void ThrowIfLarge(long bytes)
    {
        if (bytes > options.MaxBytes)
        {
            throw SourceException.Permanent(
                $"it is larger than {options.MaxBytes:N0} bytes, unlike any file of PTB-XL"
            );
        }
    }

    private static void Check(WantedFile file, SourceContent content, PartialFile part)
    {
        if (content.Total is { } total && part.Length != total)
        {
            throw SourceException.Transient($"the transfer ended after {part.Length:N0} of {total:N0} bytes");
        }

        if (file.Digest is { } digest && !part.Matches(digest))
        {
            part.Restart();
            throw SourceException.Transient($"its checksum differs from {ChecksumList.FileName}");
        }
    }
}
