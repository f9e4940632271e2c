using System.Runtime.ExceptionServices;

namespace EcgNotebooks.Signals;

/// <summary>Prepared recordings, found by name: in memory, or mapped from a file.</summary>
/// <param name="recordings">The names of the recordings, without repetition.</param>
/// <param name="copy">Copies the recording at a position as (channel, time).</param>
/// <param name="options">Options of the signal that the network takes.</param>
internal sealed class PreparedSignals(
    IReadOnlyList<string> recordings,
    Action<int, Span<float>> copy,
    SignalOptions options
)
{
    private readonly Dictionary<string, int> _positions = recordings
        .Index()
        .ToDictionary(r => r.Item, r => r.Index, StringComparer.Ordinal);

    /// <summary>Samples per channel.</summary>
    public int Length => options.Samples;

    /// <summary>Number of leads.</summary>
    public int Channels => options.Leads.Count;

    /// <summary>Returns the position of a recording.</summary>
    public int Position(string recording) => _positions[recording];

    /// <summary>Copies the recording at a position as (channel, time).</summary>
    public void CopyTo(int position, Span<float> destination) => copy(position, destination);

    /// <summary>Reads recordings into memory, in parallel.</summary>
    /// <exception cref="EcgException">A recording can't be read or doesn't fit.</exception>
    public static PreparedSignals Read(
        IReadOnlyList<string> recordings,
        SignalOptions options,
        RecordingLimits? limits,
        Func<string, IReadOnlyList<Lead>, EcgRecord> read,
        CancellationToken cancellation
    )
    {
        var signals = Prepare(recordings, new SignalReader(options, limits), read, cancellation);
        return new PreparedSignals(recordings, (i, destination) => signals[i].CopyTo(destination), options);
    }

    /// <summary>Reads and prepares recordings, in parallel.</summary>
    /// <exception cref="EcgException">A recording can't be read or doesn't fit.</exception>
    public static float[][] Prepare(
        IReadOnlyList<string> recordings,
        SignalReader reader,
        Func<string, IReadOnlyList<Lead>, EcgRecord> read,
        CancellationToken cancellation
    )
    {
        var signals = new float[recordings.Count][];
        try
        {
            var settings = new ParallelOptions { CancellationToken = cancellation };
            Parallel.For(
                0,
                signals.Length,
                settings,
                i => signals[i] = reader.Prepare(read(recordings[i], reader.Leads))
            );
        }
        catch (AggregateException e) when (e.InnerExceptions.OfType<EcgException>().FirstOrDefault() is { } first)
        {
            // The first error is enough; an AggregateException would hide its message.
            ExceptionDispatchInfo.Throw(first);
        }

        return signals;
    }
}
