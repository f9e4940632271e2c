using EcgNotebooks.Training;

namespace EcgNotebooks.Experiments;

/// <summary>Labelled recordings as a network's examples; rows that name the same recording share its samples.</summary>
public sealed class RecordingExamples : IExamples
{
    private readonly IReadOnlyList<float[]> _signals;
    private readonly IReadOnlyList<Diagnosis> _labels;

    private RecordingExamples(IReadOnlyList<float[]> signals, IReadOnlyList<Diagnosis> labels, int channels) =>
        (_signals, _labels, Channels) = (signals, labels, channels);

    /// <inheritdoc/>
    public int Count => _signals.Count;

    /// <inheritdoc/>
    public int Length => _signals.Count == 0 ? 0 : _signals[0].Length / Channels;

    /// <inheritdoc/>
    public int Channels { get; }

    /// <summary>Reads each distinct recording once, in parallel.</summary>
    /// <param name="files">The recording of each row.</param>
    /// <param name="labels">The label of each row.</param>
    /// <param name="options">What the network sees.</param>
    /// <param name="read">Reads the named leads of a recording.</param>
    /// <param name="cancellation">Checked before each recording.</param>
    /// <exception cref="EcgException">A recording can't be read or doesn't fit.</exception>
    public static RecordingExamples Load(
        IReadOnlyList<string> files,
        IReadOnlyList<Diagnosis> labels,
        SignalOptions options,
        Func<string, IReadOnlyList<Lead>, EcgRecord> read,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(read);
        var reader = new SignalReader(options);
        var distinct = files.Distinct(StringComparer.Ordinal).ToArray();
        var signals = InParallel(distinct, file => reader.Prepare(read(file, reader.Leads)), cancellation);
        var position = distinct.Index().ToDictionary(d => d.Item, d => d.Index, StringComparer.Ordinal);
        return new RecordingExamples([.. files.Select(f => signals[position[f]])], labels, reader.Leads.Count);
    }

    /// <summary>Some of the examples, in the given order.</summary>
    public RecordingExamples At(IReadOnlyList<int> rows) =>
        new([.. rows.Select(r => _signals[r])], [.. rows.Select(r => _labels[r])], Channels);

    /// <inheritdoc/>
    public int Target(int index) => (int)_labels[index];

    /// <inheritdoc/>
    public void CopyTo(int index, Span<float> destination) => _signals[index].CopyTo(destination);

    private static float[][] InParallel(string[] files, Func<string, float[]> prepare, CancellationToken cancellation)
    {
        var signals = new float[files.Length][];
        try
        {
            var settings = new ParallelOptions { CancellationToken = cancellation };
            Parallel.For(0, files.Length, settings, i => signals[i] = prepare(files[i]));
        }
        catch (AggregateException e) when (e.InnerExceptions.OfType<EcgException>().FirstOrDefault() is { } first)
        {
            // One plain error is enough: the first recording that fails.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }

        return signals;
    }
}
