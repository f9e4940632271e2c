namespace EcgNotebooks.Networks;

/// <summary>Labelled examples held in memory, with which a network is trained on signals of one's own.</summary>
/// <example>
/// <code>
/// float[,,] signals = new float[8, 2, 500]; // (n, channels, time) in mV
/// int[] targets = [0, 1, 0, 1, 0, 1, 0, 1];
/// var examples = new ArrayExamples(signals, targets);
/// using var network = new EcgCnn(new() { Channels = examples.Channels, InputLength = examples.Length });
/// var history = new Trainer(TrainingOptions.Cnn with { Epochs = 1 }).Fit(network, examples, examples);
/// </code>
/// </example>
public sealed class ArrayExamples : IExamples
{
    private readonly IReadOnlyList<float[]> _signals;
    private readonly IReadOnlyList<int> _targets;

    /// <summary>Takes each example as one array.</summary>
    /// <param name="signals">(channel, time) for each example: all samples of channel 0, then of the next.</param>
    /// <param name="targets">The class of each example, 0 or 1.</param>
    /// <param name="channels">Number of channels in each example.</param>
    /// <exception cref="ArgumentException">The arrays don't fit together, or a target isn't 0 or 1.</exception>
    public ArrayExamples(IReadOnlyList<float[]> signals, IReadOnlyList<int> targets, int channels = 1)
    {
        ArgumentNullException.ThrowIfNull(signals);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        (_signals, _targets, Channels) = (signals, targets, channels);
        Length = signals.Count == 0 ? 0 : signals[0].Length / channels;
        Check();
    }

    /// <summary>Takes all examples as one array.</summary>
    /// <param name="signals">(n, channels, time).</param>
    /// <param name="targets">(n): the class of each example, 0 or 1.</param>
    /// <exception cref="ArgumentException">The arrays don't fit together, or a target isn't 0 or 1.</exception>
    public ArrayExamples(float[,,] signals, IReadOnlyList<int> targets)
        : this(Rows(signals), targets, signals.GetLength(1)) { }

    /// <inheritdoc/>
    public int Count => _signals.Count;

    /// <inheritdoc/>
    public int Length { get; }

    /// <inheritdoc/>
    public int Channels { get; }

    /// <inheritdoc/>
    public int Target(int index) => _targets[index];

    /// <inheritdoc/>
    public void CopyTo(int index, Span<float> destination) => _signals[index].CopyTo(destination);

    /// <summary>Returns the examples at these positions, in this order; a position may come more than once.</summary>
    /// <param name="indices">Positions from 0.</param>
    public ArrayExamples At(IEnumerable<int> indices)
    {
        int[] chosen = [.. indices];
        return new([.. chosen.Select(i => _signals[i])], [.. chosen.Select(i => _targets[i])], Channels);
    }

    private static float[][] Rows(float[,,] signals)
    {
        ArgumentNullException.ThrowIfNull(signals);
        var size = signals.GetLength(1) * signals.GetLength(2);
        var rows = new float[signals.GetLength(0)][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new float[size];
            Buffer.BlockCopy(signals, i * size * sizeof(float), rows[i], 0, size * sizeof(float));
        }

        return rows;
    }

    private void Check()
    {
        if (_targets.Count != Count)
        {
            throw new ArgumentException($"There are {Count} examples and {_targets.Count} targets.");
        }

        if (_targets.FirstOrDefault(target => target is not (0 or 1)) is var other and not 0)
        {
            throw new ArgumentException($"A target is {other}; the classes are 0 and 1.");
        }

        if (_signals.FirstOrDefault(signal => signal.Length != Length * Channels) is { } odd)
        {
            throw new ArgumentException(
                $"An example has {odd.Length} samples; {Channels} channels of {Length} samples are {Length * Channels}."
            );
        }
    }
}
