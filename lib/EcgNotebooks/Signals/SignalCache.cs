using EcgNotebooks.Datasets;
using EcgNotebooks.Files;

namespace EcgNotebooks.Signals;

/// <summary>Keeps the prepared signals of a run in one file, which later runs map instead of reading hundreds of recordings.</summary>
/// <param name="path">The file.</param>
/// <param name="data">The dataset.</param>
/// <param name="options">What the network sees.</param>
/// <param name="results">Bytes that results will need beside the file.</param>
internal sealed class SignalCache(string path, PtbXl data, SignalOptions options, long results)
{
    // So many recordings are in memory at once while the file is made.
    private const int ReadTogether = 64;

    // Of those in one process that miss the file, one makes it.
    private static readonly Lock _making = new();

    private readonly int _size = options.Leads.Count * options.Samples;

    /// <summary>Maps the file, which is made first where it is missing, damaged, or not of these recordings as they are now.</summary>
    /// <returns>null where it can't be made: recordings are then read one by one, which also tells what is wrong with them.</returns>
    public PreparedSignals? Open(IReadOnlyList<string> recordings, CancellationToken cancellation)
    {
        TemporaryFiles.RemoveAbandoned(path);
        try
        {
            if (SignalKey.Of(data, recordings, options, cancellation) is not { } key)
            {
                return null;
            }

            RowFile? file;
            lock (_making)
            {
                file = Map(recordings, key) ?? Make(recordings, key, cancellation);
            }

            return file is null ? null : new PreparedSignals(recordings, file.CopyTo, options);
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return null;
        }
    }

    private RowFile? Map(IReadOnlyList<string> recordings, byte[] key) =>
        RowFile.TryOpen(path, key, recordings.Count, _size);

    private RowFile? Make(IReadOnlyList<string> recordings, byte[] key, CancellationToken cancellation)
    {
        // Without the file everything takes longer; without room for the weights there are no results.
        if (!FreeSpace.IsEnough(FreeSpace.At(path), RowFile.LengthOf(recordings.Count, _size), results))
        {
            return null;
        }

        try
        {
            RowFile.Write(path, key, recordings.Count, _size, Signals(recordings, key, cancellation));
        }
        catch (EcgException)
        {
            // Another process may have made it meanwhile.
        }

        return Map(recordings, key);
    }

    private IEnumerable<float[]> Signals(IReadOnlyList<string> recordings, byte[] key, CancellationToken cancellation)
    {
        var reader = new SignalReader(options);
        foreach (var some in recordings.Chunk(ReadTogether))
        {
            foreach (var signal in PreparedSignals.Prepare(some, reader, data.ReadRecord, cancellation))
            {
                yield return signal;
            }
        }

        if (SignalKey.Of(data, recordings, options, cancellation) is not { } now || !now.SequenceEqual(key))
        {
            throw new EcgException("A recording changed while it was read.", "Run again.");
        }
    }

    private static bool IsRefusal(Exception e) =>
        e is EcgException or IOException or UnauthorizedAccessException
        || (e is AggregateException all && all.InnerExceptions.All(IsRefusal));
}
