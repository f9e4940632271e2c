using EcgNotebooks.Balancing;
using EcgNotebooks.Networks;
using EcgNotebooks.Signals;

namespace EcgNotebooks.Experiments;

/// <summary>Labelled recordings, or their beats, as examples for a network; rows of the same recording or beat share its samples.</summary>
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
    /// <param name="rows">The row of each example.</param>
    /// <param name="options">Options of the network's input signals.</param>
    /// <param name="read">Reads the given leads of a recording.</param>
    /// <param name="cancellation">Checked before each recording.</param>
    /// <exception cref="EcgException">A recording can't be read or doesn't fit the options.</exception>
    public static RecordingExamples Load(
        IReadOnlyList<BalancedRow> rows,
        SignalOptions options,
        Func<string, IReadOnlyList<Lead>, EcgRecord> read,
        CancellationToken cancellation = default
    )
    {
        string[] distinct = [.. rows.Select(row => row.FilenameHr).Distinct(StringComparer.Ordinal)];
        return Of(PreparedSignals.Read(distinct, options, limits: null, read, cancellation), rows);
    }

    /// <summary>Returns examples from signals that are already prepared.</summary>
    public static RecordingExamples Of(PreparedSignals signals, IReadOnlyList<BalancedRow> rows) =>
        new(
            signals,
            [.. rows.Select(row => signals.Position(row.FilenameHr, row.Beat ?? 0))],
            [.. rows.Select(row => row.Label)]
        );

    /// <summary>Reads one recording, and returns it, or each of its beats, as an example; the targets mean nothing.</summary>
    /// <exception cref="EcgException">The recording can't be read or doesn't fit the options.</exception>
    public static RecordingExamples OfOne(
        string name,
        SignalOptions options,
        RecordingLimits limits,
        Func<string, IReadOnlyList<Lead>, EcgRecord> read
    )
    {
        var signals = PreparedSignals.Read([name], options, limits, read, default);
        int[] inputs = [.. Enumerable.Range(0, signals.PerRecording)];
        return new(
            signals,
            [.. inputs.Select(i => signals.Position(name, i))],
            [.. inputs.Select(_ => Diagnosis.Norm)]
        );
    }

    /// <summary>Returns some of the examples, in the given order.</summary>
    public RecordingExamples At(IReadOnlyList<int> rows) =>
        new(_signals, [.. rows.Select(r => _positions[r])], [.. rows.Select(r => _labels[r])]);

    /// <inheritdoc/>
    public int Target(int index) => (int)_labels[index];

    /// <inheritdoc/>
    public void CopyTo(int index, Span<float> destination) => _signals.CopyTo(_positions[index], destination);
}
