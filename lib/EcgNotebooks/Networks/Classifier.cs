using EcgNotebooks.Files;
using EcgNotebooks.Networks.Layers;
using EcgNotebooks.Signals;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks;

/// <summary>A network that gives each example of (channels, time) a probability of the positive class.</summary>
public abstract class Classifier : nn.Module<Tensor, Tensor>
{
    private readonly List<Layer> _layers = [];

    // What has to come before torch is loaded, which initializing the fields does.
    static Classifier()
    {
        NativeLibraries.ThrowIfGone();
        OpenMpThreads.SleepSoon();
    }

    /// <summary>Creates a network without layers.</summary>
    protected Classifier(string networkName, int inputLength, int channels)
        : base(networkName) => (NetworkName, InputLength, Channels) = (networkName, inputLength, channels);

    /// <summary>The architecture's name, as files carry it: cnn or crnn.</summary>
    public string NetworkName { get; }

    /// <summary>Samples per channel.</summary>
    public int InputLength { get; }

    /// <summary>Channels of an example.</summary>
    public int Channels { get; }

    /// <summary>Leads, sampling rate and filter of the signal that the network takes; null where they aren't known.</summary>
    /// <remarks>A training sets them, and so does reading a file that states them.</remarks>
    public SignalOptions? Signal => Input is { Length: > 0 } input ? SignalOptions.FromJson(input) : null;

    /// <summary><see cref="Signal"/> as JSON, as files carry it.</summary>
    internal string? Input { get; set; }

    /// <summary>The options that the network was made with, as files carry them.</summary>
    public abstract IReadOnlyDictionary<string, string> Options { get; }

    /// <summary>The layers from input to output.</summary>
    internal IReadOnlyList<Layer> Layers => _layers;

    /// <summary>All weights in Keras's order.</summary>
    internal IReadOnlyList<Weight> Weights => [.. _layers.SelectMany(layer => layer.Weights)];

    /// <summary>Probabilities of a batch.</summary>
    /// <param name="input">(n, channels, time).</param>
    /// <returns>(n, 1) or (n, classes).</returns>
    public abstract override Tensor forward(Tensor input);

    /// <summary>Each example's log-odds of the positive class: log(p / (1 - p)), finite where p rounds to 0 or 1.</summary>
    /// <param name="input">(n, channels, time).</param>
    /// <returns>(n).</returns>
    public abstract Tensor LogOdds(Tensor input);

    /// <summary>Each example's loss.</summary>
    /// <param name="probabilities">What <see cref="forward"/> returned.</param>
    /// <param name="targets">(n) classes as int64.</param>
    /// <returns>(n).</returns>
    public abstract Tensor Losses(Tensor probabilities, Tensor targets);

    /// <summary>Each example's probability of the positive class.</summary>
    /// <returns>(n).</returns>
    public abstract Tensor PositiveProbability(Tensor probabilities);

    /// <summary>Each example's class as Keras's accuracy takes it.</summary>
    /// <returns>(n) as int64.</returns>
    public abstract Tensor PredictedClass(Tensor probabilities);

    /// <summary>Layers, output shapes and numbers of weights, as Keras's summary shows them.</summary>
    public NetworkSummary Summary() =>
        new(
            [
                .. _layers.Select(l => new LayerSummary(
                    l.Name,
                    l.KerasClass,
                    l.OutputShape,
                    l.Weights.Sum(w => (long)w.Count)
                )),
            ],
            Weights.Sum(w => (long)w.Count),
            Weights.Where(w => w.Trainable).Sum(w => (long)w.Count)
        );

    /// <summary>Probability of the positive class for each example, in their order; no weights change.</summary>
    /// <param name="examples">Examples of the network's shape; their targets aren't read.</param>
    /// <param name="batchSize">Examples per pass; it decides memory and speed only.</param>
    /// <param name="cancellation">Checked before every batch.</param>
    /// <exception cref="EcgException">The examples have another shape.</exception>
    public double[] Predict(IExamples examples, int batchSize = 64, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(examples);
        AllocatorSettings.Enable();
        var probabilities = new List<double>(examples.Count);
        using var noGradients = no_grad();
        foreach (var indices in Batches(examples, batchSize, cancellation))
        {
            using var scope = NewDisposeScope();
            var output = call(Batch.Inputs(examples, indices, Device));
            probabilities.AddRange(
                PositiveProbability(output).to(ScalarType.Float64).contiguous().cpu().data<double>()
            );
        }

        return [.. probabilities];
    }

    /// <summary>Loss and accuracy over all examples; no weights change.</summary>
    /// <param name="examples">Examples of the network's shape.</param>
    /// <param name="batchSize">Examples per pass; it decides memory and speed only.</param>
    /// <param name="cancellation">Checked before every batch.</param>
    /// <exception cref="EcgException">The examples have another shape.</exception>
    public Score Evaluate(IExamples examples, int batchSize = 64, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(examples);
        var score = new RunningScore(this);
        using var noGradients = no_grad();
        foreach (var indices in Batches(examples, batchSize, cancellation))
        {
            using var scope = NewDisposeScope();
            var (output, targets) = (
                call(Batch.Inputs(examples, indices, Device)),
                Batch.Targets(examples, indices, Device)
            );
            score.Add(output, Losses(output, targets), targets);
        }

        return score.Mean;
    }

    /// <summary>The gradient of each example's log-odds in its samples: how the answer would move with each.</summary>
    /// <remarks>
    /// The saliency map of Simonyan, Vedaldi and Zisserman (2013, arXiv:1312.6034), section 3, with its sign; of the score before
    /// the probability, as there.
    /// </remarks>
    /// <param name="examples">Examples of the network's shape; their targets aren't read.</param>
    /// <returns>(channel, time) for each example, per unit of the samples.</returns>
    /// <exception cref="EcgException">The examples have another shape.</exception>
    public float[][] Gradients(IExamples examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        return Attribution.Gradients(this, examples);
    }

    /// <summary>How much of each example's log-odds comes from each of its samples, beside an example of zeros.</summary>
    /// <remarks>
    /// Integrated gradients (Sundararajan, Taly and Yan 2017, arXiv:1703.01365) with a flat line as the baseline. Their sum is the
    /// example's log-odds less the flat line's, but for the steps' coarseness.
    /// </remarks>
    /// <param name="examples">Examples of the network's shape; their targets aren't read.</param>
    /// <param name="steps">Gradients along the way from the flat line.</param>
    /// <returns>(channel, time) for each example, in log-odds.</returns>
    /// <exception cref="EcgException">The examples have another shape.</exception>
    public float[][] IntegratedGradients(IExamples examples, int steps = 50)
    {
        ArgumentNullException.ThrowIfNull(examples);
        return Attribution.Integrated(this, examples, steps);
    }

    /// <summary>Adds a layer; layers are added from input to output.</summary>
    private protected TLayer Add<TLayer>(TLayer layer)
        where TLayer : Layer
    {
        ArgumentNullException.ThrowIfNull(layer);
        register_module(layer.Name, layer);
        layer.eval(); // as Keras has it: only training turns dropout and batch statistics on
        _layers.Add(layer);
        return layer;
    }

    private IEnumerable<int[]> Batches(IExamples examples, int batchSize, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        Check(examples);
        eval();
        foreach (var indices in Enumerable.Range(0, examples.Count).Chunk(batchSize))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return indices;
        }
    }

    /// <summary>Where the weights are.</summary>
    internal Device Device { get; private set; } = CPU;

    /// <summary>Puts the weights into a device's memory; inputs follow them there, results come back as arrays.</summary>
    internal void MoveTo(Device device)
    {
        Device = device;
        foreach (var layer in _layers)
        {
            layer.MoveTo(device);
        }
    }

    internal void Check(IExamples examples)
    {
        if (examples.Length != InputLength || examples.Channels != Channels)
        {
            throw new EcgException(
                $"The examples have {examples.Channels} channel(s) of {examples.Length} samples, the network takes {Channels} of {InputLength}.",
                "Make the network for this shape, or cut the examples to the network's."
            );
        }
    }
}
