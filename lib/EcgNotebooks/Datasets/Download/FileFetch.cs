namespace EcgNotebooks.Datasets.Download;

/// <summary>Fetches one file at a time, as often as it takes, and lets nothing through that isn't what the list says.</summary>
internal sealed class FileFetch(DatasetSource source, FetchFolder folder, FetchOptions options, FetchMeter meter)
{
    // A read returns when it has so much; less in the time of a stall counts as nothing.
    private const int LeastRead = 1 << 10;
    private const int BufferSize = 1 << 16;

    private readonly Backoff _backoff = new(options);
    private readonly RequestedPause _pause = new(options);
    private readonly int _attempts = source.MayRecover ? options.Attempts : 1;

    /// <summary>Fetches the file and puts it where it belongs.</summary>
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
                throw SourceException.Lasting(found);
            }
        }

        part.Place(file.Path);
    }

    /// <summary>Fetches the file, but doesn't put it anywhere yet.</summary>
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
            catch (SourceException e) when (e.Fault == SourceFault.NoRest && part.Length > 0)
            {
                part.Restart();
            }
            catch (SourceException e) when (e.Fault != SourceFault.Lasting)
            {
                // A connection that breaks again and again gets there in the end, if each brings a piece.
                failures = part.Length >= before + BufferSize ? 0 : failures + 1;
                if (failures >= _attempts)
                {
                    throw;
                }

                meter.Tell($"{file.Name}: {e.Message}; tried again");
                await WaitAsync(e, failures, cancellation);
            }
        }
    }

    private async Task WaitAsync(SourceException reason, int failures, CancellationToken cancellation)
    {
        if (reason.Wait is { } wait)
        {
            _pause.Ask(wait);
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
            // Nothing would tell whether the rest belongs to the beginning.
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
        int got;
        do
        {
            got = await Patience.AwaitAsync(
                async token => await content.Stream.ReadAtLeastAsync(buffer, LeastRead, false, token),
                options,
                cancellation
            );
            ThrowIfLarge(part.Length + got);
            part.Append(buffer.AsSpan(0, got));
            meter.Receive(got);
        } while (got > 0);
    }

    private void ThrowIfLarge(long bytes)
    {
        if (bytes > options.MostBytes)
        {
            throw SourceException.Lasting($"larger than {options.MostBytes:N0} bytes, which no file of PTB-XL is");
        }
    }

    private static void Check(WantedFile file, SourceContent content, PartialFile part)
    {
        if (content.Total is { } total && part.Length != total)
        {
            throw SourceException.Passing($"ended after {part.Length:N0} of {total:N0} bytes");
        }

        if (file.Digest is { } digest && !part.Matches(digest))
        {
            part.Restart();
            throw SourceException.Passing($"its checksum isn't that of {ChecksumList.FileName}");
        }
    }
}
