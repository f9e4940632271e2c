using EcgNotebooks.Files;
using EcgNotebooks.Networks.Layers;
using EcgNotebooks.Signals;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks;

/// <summary>Base class of the networks: computes for each example (channels, time) the probability of the positive class.</summary>
public abstract class Classifier : nn.Module<Tensor, Tensor>, IClassifier
{
    private readonly List<Layer> _layers = [];

    // The first call must precede the loading of libtorch by the second, and both that of the fields, which use torch.
    static Classifier()
    {
        OpenMpThreads.LimitSpinning();
        NativeLibraries.ProvideTorch();
    }

    /// <summary>Creates a network without layers.</summary>
    /// <param name="networkName">Name of the architecture: cnn or crnn.</param>
    /// <param name="inputLength">Samples per channel.</param>
    /// <param name="channels">Number of channels.</param>
    protected Classifier(string networkName, int inputLength, int channels)
        : base(networkName) => (NetworkName, InputLength, Channels) = (networkName, inputLength, channels);

    /// <summary>Name of the architecture as stored in files: cnn or crnn.</summary>
    public string NetworkName { get; }

    /// <summary>Number of samples per channel.</summary>
    public int InputLength { get; }

    /// <summary>Number of channels of an example.</summary>
    public int Channels { get; }

    /// <summary>Leads, sampling rate and filter of the signal that the network takes; null where they aren't known.</summary>
    /// <remarks>A training sets them, and so does reading a file that states them.</remarks>
    public SignalOptions? Signal => SignalOf(Input);

    /// <summary><see cref="Signal"/> as JSON, as files carry it.</summary>
    internal string? Input { get; set; }

    /// <summary>Reads the signal from the JSON that files carry; null where it is missing or empty.</summary>
    internal static SignalOptions? SignalOf(string? input) =>
        input is { Length: > 0 } ? SignalOptions.FromJson(input) : null;

    /// <summary>The options that the network was created with, as stored in files.</summary>
    public abstract IReadOnlyDictionary<string, string> Options { get; }

    /// <summary>The layers from input to output.</summary>
    internal IReadOnlyList<Layer> Layers => _layers;

    /// <summary>All weights, in Keras's order.</summary>
    internal IReadOnlyList<Weight> Weights => [.. _layers.SelectMany(layer => layer.Weights)];

    /// <summary>Computes the class probabilities of a batch.</summary>
    /// <param name="input">Signals, (n, channels, time).</param>
    /// <returns>Probabilities, (n, 1) or (n, classes).</returns>
    public abstract override Tensor forward(Tensor input);

    /// <summary>Computes each example's log-odds of the positive class, log(p / (1 - p)), which are finite even if p rounds to 0 or 1.</summary>
    /// <param name="input">Signals, (n, channels, time).</param>
    /// <returns>Log-odds, (n).</returns>
    public abstract Tensor LogOdds(Tensor input);

    /// <summary>Computes the loss of each example.</summary>
    /// <param name="probabilities">The result of <see cref="forward"/>.</param>
    /// <param name="targets">Target classes, (n) of int64.</param>
    /// <returns>Losses, (n).</returns>
    public abstract Tensor Losses(Tensor probabilities, Tensor targets);

    /// <summary>Selects each example's probability of the positive class.</summary>
    /// <param name="probabilities">The result of <see cref="forward"/>.</param>
    /// <returns>Probabilities, (n).</returns>
    public abstract Tensor PositiveProbability(Tensor probabilities);

    /// <summary>Determines each example's predicted class as Keras's accuracy does.</summary>
    /// <param name="probabilities">The result of <see cref="forward"/>.</param>
    /// <returns>Classes, (n) of int64.</returns>
    public abstract Tensor PredictedClass(Tensor probabilities);

    /// <summary>Returns the layers with their output shapes and numbers of parameters, like Keras's <c>summary()</c>.</summary>
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

    /// <summary>Predicts the probability of the positive class for each example, in the order of the examples.</summary>
    /// <param name="examples">Examples of the network's input shape; their targets aren't read.</param>
    /// <param name="batchSize">Examples per forward pass; affects memory and speed only.</param>
    /// <param name="cancellation">Checked before every batch.</param>
    /// <exception cref="EcgException">The examples have another shape than the network's input.</exception>
    public double[] Predict(IExamples examples, int batchSize = 128, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(examples);
        AllocatorSettings.KeepFreedMemory();
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

    /// <summary>Computes mean loss and accuracy over all examples.</summary>
    /// <param name="examples">Examples of the network's input shape.</param>
    /// <param name="batchSize">Examples per forward pass; affects memory and speed only.</param>
    /// <param name="cancellation">Checked before every batch.</param>
    /// <exception cref="EcgException">The examples have another shape than the network's input.</exception>
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

    /// <summary>Computes the gradient of each example's log-odds with respect to its samples (saliency map).</summary>
    /// <remarks>
    /// Simonyan, Vedaldi and Zisserman (2013, arXiv:1312.6034), section 3, but with the sign of the gradient. As in the paper, the
    /// gradient is that of the score before the sigmoid or softmax.
    /// </remarks>
    /// <param name="examples">Examples of the network's input shape; their targets aren't read.</param>
    /// <returns>One array (channel, time) per example, in log-odds per unit of the samples.</returns>
    /// <exception cref="EcgException">The examples have another shape than the network's input.</exception>
    public float[][] Gradients(IExamples examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        return Attribution.Gradients(this, examples);
    }

    /// <summary>Computes how much each sample contributes to an example's log-odds, relative to an all-zero baseline (integrated gradients).</summary>
    /// <remarks>
    /// Sundararajan, Taly and Yan (2017, arXiv:1703.01365). The contributions add up to the difference between the log-odds of the
    /// example and those of the baseline, up to the error of the numerical integration.
    /// </remarks>
    /// <param name="examples">Examples of the network's input shape; their targets aren't read.</param>
    /// <param name="steps">Number of steps of the numerical integration from the baseline to the example.</param>
    /// <returns>One array (channel, time) per example, in log-odds.</returns>
    /// <exception cref="EcgException">The examples have another shape than the network's input.</exception>
    public float[][] IntegratedGradients(IExamples examples, int steps = 50)
    {
        ArgumentNullException.ThrowIfNull(examples);
        return Attribution.Integrated(this, examples, steps);
    }

    /// <summary>Adds a layer in evaluation mode; layers must be added from input to output.</summary>
    private protected TLayer Add<TLayer>(TLayer layer)
        where TLayer : Layer
    {
        ArgumentNullException.ThrowIfNull(layer);
        register_module(layer.Name, layer);
        layer.eval(); // like Keras, where dropout and batch statistics are active during training only
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

    /// <summary>The device that holds the weights.</summary>
    internal Device Device { get; private set; } = CPU;

    /// <summary>Moves the weights to a device; inputs are copied to the same device, results are returned as arrays.</summary>
    internal void MoveTo(Device device)
    {
        Device = device;
        foreach (var layer in _layers)
        {
            layer.MoveTo(device);
        }
    }

    /// <summary>Whether a signal has as many leads and samples as the network takes.</summary>
    internal bool Takes(SignalOptions signal) => signal.Leads.Count == Channels && signal.InputSamples == InputLength;

    internal void Check(IExamples examples) => ExampleShape.Check(examples, this);
}
