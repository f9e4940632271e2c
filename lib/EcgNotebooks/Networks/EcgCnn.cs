using EcgNotebooks.Networks.Layers;
using EcgNotebooks.RandomNumbers;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace EcgNotebooks.Networks;

/// <summary>Step 6: the published convolutional neural network (CNN) with three convolutions, global average pooling and two dense layers.</summary>
/// <remarks>It has 39,425 weights for one channel, independent of the input length.</remarks>
/// <example>
/// <code>
/// using var network = new EcgCnn(new EcgCnnOptions { Channels = 2, InputLength = 5000 }, seed: 42);
/// Console.WriteLine(network.Summary().ToTable());
/// </code>
/// </example>
public sealed class EcgCnn : Classifier
{
    /// <summary>Name of the architecture in files.</summary>
    public const string Architecture = "cnn";

    private readonly EcgCnnOptions _options;
    private readonly Convolution _conv1;
    private readonly MaxPooling _pool1;
    private readonly Convolution _conv2;
    private readonly MaxPooling _pool2;
    private readonly Convolution _conv3;
    private readonly GlobalAverage _average;
    private readonly ConvolutionChain _convolutions;
    private readonly Layer _dense1;
    private readonly Layer _dropout;
    private readonly Layer _dense2;

    /// <summary>Creates the network with Keras's default initial weights.</summary>
    /// <param name="options">Input shape and dropout rate; if null, the published values.</param>
    /// <param name="seed">Seed of the initial weights.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public EcgCnn(EcgCnnOptions? options = null, long seed = 0)
        : base(Architecture, (options ??= new()).InputLength, options.Channels)
    {
        options.Check();
        _options = options;
        using var scope = NewDisposeScope();
        using var generator = new Generator(Seeds.Mix(seed, 0));
        var (length1, channels) = (options.InputLength, options.Channels);
        _conv1 = Add(new Convolution("conv1", length1, channels, 32, 5, generator));
        _pool1 = Add(new MaxPooling("pool1", length1 -= 4, 32));
        var length2 = length1 / 2;
        _conv2 = Add(new Convolution("conv2", length2, 32, 64, 3, generator));
        _pool2 = Add(new MaxPooling("pool2", length2 -= 2, 64));
        _conv3 = Add(new Convolution("conv3", length2 / 2, 64, 128, 3, generator));
        _average = Add(new GlobalAverage("average", 128));
        _convolutions = new ConvolutionChain().Pooled(_conv1).Pooled(_conv2).Averaged(_conv3);
        _dense1 = Add(new Dense("dense1", 128, 64, generator));
        _dropout = Add(new Dropout("dropout", options.Dropout, 64));
        _dense2 = Add(new Dense("dense2", 64, 1, generator));
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Options =>
        new NetworkShape(Architecture, InputLength, Channels, _options.Dropout).ToText();

    /// <summary>Computes the probability of the positive class.</summary>
    /// <param name="input">Signals, (n, channels, time).</param>
    /// <returns>Probabilities, (n, 1).</returns>
    public override Tensor forward(Tensor input) => Score(input).sigmoid(); // (n, 1)

    /// <inheritdoc/>
    public override Tensor LogOdds(Tensor input) => Score(input).squeeze(1); // (n)

    // The shapes are those of the published input, (n, 1, 5000).
    private Tensor Score(Tensor input)
    {
        var x = _convolutions.Predict(input) ?? Features(input); // (n, 128)
        x = relu(_dense1.call(x)); // (n, 64)
        x = _dropout.call(x); // (n, 64)
        return _dense2.call(x); // (n, 1)
    }

    private Tensor Features(Tensor input)
    {
        var x = _conv1.PooledRelu(_pool1, input); // (n, 32, 2498)
        x = _conv2.PooledRelu(_pool2, x); // (n, 64, 1248)
        return _conv3.AveragedRelu(_average, x); // (n, 128)
    }

    /// <summary>Computes the binary cross-entropy of each example.</summary>
    /// <inheritdoc/>
    public override Tensor Losses(Tensor probabilities, Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentNullException.ThrowIfNull(targets);
        return CrossEntropy.Binary(probabilities.squeeze(1), targets);
    }

    /// <inheritdoc/>
    public override Tensor PositiveProbability(Tensor probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        return probabilities.squeeze(1);
    }

    /// <summary>Predicts the positive class if its probability is above 0.5.</summary>
    /// <inheritdoc/>
    public override Tensor PredictedClass(Tensor probabilities)
    {
        // Held until the call returns: torch reads a temporary scalar after the garbage collector may have freed it.
        using Scalar threshold = 0.5;
        return PositiveProbability(probabilities).gt(threshold).to(ScalarType.Int64);
    }
}
