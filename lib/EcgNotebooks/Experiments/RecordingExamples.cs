using EcgNotebooks.Networks;
using EcgNotebooks.Signals;

namespace EcgNotebooks.Experiments;

/// <summary>Labelled recordings as examples for a network; rows of the same recording share its samples.</summary>
internal sealed class RecordingExamples : IExamples
{
    private readonly PreparedSignals _signals;
    private readonly IReadOnlyList<int> _positions;
    private readonly IReadOnlyList<Diagnosis> _labels;

    private RecordingExamples(PreparedSignals signals, IReadOnlyList<int> positions, IReadOnlyList<Diagnosis> labels) =>
        (_signals, _positions, _labels) = (signals, positions, labels);

    /// <inheritdoc/>
    public int Count => _positions.Count;

    /// <inheritdoc/>
    public int Length => Count == 0 ? 0 : _signals.Length;

    /// <inheritdoc/>
    public int Channels => _signals.Channels;

    /// <summary>Reads each distinct recording once, in parallel.</summary>
    /// <param name="files">Recording of each row.</param>
    /// <param name="labels">Label of each row.</param>
    /// <param name="options">Options of the network's input signals.</param>
    /// <param name="read">Reads the given leads of a recording.</param>
    /// <param name="cancellation">Checked before each recording.</param>
    /// <exception cref="EcgException">A recording can't be read or doesn't fit the options.</exception>
    public static RecordingExamples Load(
        IReadOnlyList<string> files,
        IReadOnlyList<Diagnosis> labels,
        SignalOptions options,
        Func<string, IReadOnlyList<Lead>, EcgRecord> read,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(read);
        return Load(files, labels, options, null, read, cancellation);
    }

    /// <summary>Reads each distinct recording once, within the given limits.</summary>
    internal static RecordingExamples Load(
        IReadOnlyList<string> files,
        IReadOnlyList<Diagnosis> labels,
        SignalOptions options,
        RecordingLimits? limits,
        Func<string, IReadOnlyList<Lead>, EcgRecord> read,
        CancellationToken cancellation
    )
    {
        var distinct = files.Distinct(StringComparer.Ordinal).ToArray();
        return Of(PreparedSignals.Read(distinct, options, limits, read, cancellation), files, labels);
    }

    /// <summary>Returns examples from signals that are already prepared.</summary>
    internal static RecordingExamples Of(
        PreparedSignals signals,
        IEnumerable<string> files,
        IReadOnlyList<Diagnosis> labels
    ) => new(signals, [.. files.Select(signals.Position)], labels);

    /// <summary>Returns some of the examples, in the given order.</summary>
    public RecordingExamples At(IReadOnlyList<int> rows) =>
        new(_signals, [.. rows.Select(r => _positions[r])], [.. rows.Select(r => _labels[r])]);

    /// <inheritdoc/>
    public int Target(int index) => (int)_labels[index];

    /// <inheritdoc/>
    public void CopyTo(int index, Span<float> destination) => _signals.CopyTo(_positions[index], destination);
}
