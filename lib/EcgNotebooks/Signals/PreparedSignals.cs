using System.Runtime.ExceptionServices;

namespace EcgNotebooks.Signals;

/// <summary>What networks see of recordings, found by name: in memory, or mapped from a file.</summary>
/// <param name="recordings">The names of the recordings, without repetition.</param>
/// <param name="copy">
/// Copies the input at a position as (channel, time). The inputs of a recording, one or as many as it has beats, follow one another.
/// </param>
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
    public int Length => options.InputSamples;

    /// <summary>Number of leads.</summary>
    public int Channels => options.Leads.Count;

    /// <summary>Number of inputs of each recording.</summary>
    public int PerRecording => options.InputsPerRecording;

    /// <summary>Returns the position of a recording's input.</summary>
    /// <param name="recording">The name of the recording.</param>
    /// <param name="input">The index of the beat; 0 for whole recordings.</param>
    public int Position(string recording, int input)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(input);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(input, PerRecording);
        return _positions[recording] * PerRecording + input;
    }

    /// <summary>Copies the input at a position as (channel, time).</summary>
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
        float[][] signals = [.. Prepare(recordings, new SignalReader(options, limits), read, cancellation)];
        return new PreparedSignals(recordings, (i, destination) => signals[i].CopyTo(destination), options);
    }

    /// <summary>Reads and prepares recordings, in parallel, and returns the inputs of each after those of the one before.</summary>
    /// <exception cref="EcgException">A recording can't be read or doesn't fit.</exception>
    public static IEnumerable<float[]> Prepare(
        IReadOnlyList<string> recordings,
        SignalReader reader,
        Func<string, IReadOnlyList<Lead>, EcgRecord> read,
        CancellationToken cancellation
    )
    {
        var inputs = new IReadOnlyList<float[]>[recordings.Count];
        try
        {
            var settings = new ParallelOptions { CancellationToken = cancellation };
            Parallel.For(0, inputs.Length, settings, i => inputs[i] = reader.Inputs(read(recordings[i], reader.Leads)));
        }
        catch (AggregateException e) when (e.InnerExceptions.OfType<EcgException>().FirstOrDefault() is { } first)
        {
            // The first error is enough; an AggregateException would hide its message.
            ExceptionDispatchInfo.Throw(first);
        }

        return inputs.SelectMany(input => input);
    }
}
