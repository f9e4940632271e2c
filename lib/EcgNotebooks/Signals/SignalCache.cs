using EcgNotebooks.Datasets;
using EcgNotebooks.Files;

namespace EcgNotebooks.Signals;

/// <summary>Stores the prepared signals of a run in one file, which later commands map instead of reading hundreds of recordings.</summary>
/// <param name="path">The file.</param>
/// <param name="data">The dataset.</param>
/// <param name="options">Options of the signal that the network takes.</param>
/// <param name="results">Bytes that must stay free on the disk for results.</param>
internal sealed class SignalCache(string path, PtbXl data, SignalOptions options, long results)
{
    // Recordings in memory at once while the file is written.
    private const int ReadTogether = 64;

    // Within one process, only one thread writes the file.
    private static readonly Lock _making = new();

    private readonly int _size = options.Leads.Count * options.InputSamples;

    /// <summary>Maps the file, and writes it first where it is missing, damaged, or made from other recordings.</summary>
    /// <returns>Null where it can't be written; the recordings are then read one by one, which also reports what is wrong with them.</returns>
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

    private int Rows(IReadOnlyList<string> recordings) => recordings.Count * options.InputsPerRecording;

    private RowFile? Map(IReadOnlyList<string> recordings, byte[] key) =>
        RowFile.TryOpen(path, key, Rows(recordings), _size);

    private RowFile? Make(IReadOnlyList<string> recordings, byte[] key, CancellationToken cancellation)
    {
        // Results matter more than speed: the file isn't written where the weights would not fit beside it.
        if (!FreeSpace.IsEnough(FreeSpace.At(path), RowFile.LengthOf(Rows(recordings), _size), results))
        {
            return null;
        }

        try
        {
            RowFile.Write(path, key, Rows(recordings), _size, Signals(recordings, key, cancellation));
        }
        catch (EcgException)
        {
            // Another process may have written it meanwhile.
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
