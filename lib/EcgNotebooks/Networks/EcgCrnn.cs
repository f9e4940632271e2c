using EcgNotebooks.Networks.Layers;
using EcgNotebooks.RandomNumbers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace EcgNotebooks.Networks;

/// <summary>Step 7: the published convolutional recurrent neural network (CRNN) with two convolutions, an LSTM and two dense layers.</summary>
/// <remarks>It has 10,263,810 weights for one channel of 5,000 samples, nearly all of them in the first dense layer.</remarks>
public sealed class EcgCrnn : Classifier
{
    /// <summary>Name of the architecture in files.</summary>
    public const string Architecture = "crnn";

    private readonly EcgCrnnOptions _options;
    private readonly Convolution _conv1;
    private readonly BatchNormalization _norm1;
    private readonly MaxPooling _pool1;
    private readonly Dropout _dropout1;
    private readonly Convolution _conv2;
    private readonly BatchNormalization _norm2;
    private readonly MaxPooling _pool2;
    private readonly Dropout _dropout2;
    private readonly ConvolutionChain _convolutions;
    private readonly Recurrent _lstm;
    private readonly Dropout _dropout3;
    private readonly Layer _flatten;
    private readonly Layer _dense1;
    private readonly Layer _dropout4;
    private readonly Layer _dense2;

    /// <summary>Creates the network with Keras's default initial weights.</summary>
    /// <param name="options">Input shape and dropout rate; if null, the published values.</param>
    /// <param name="seed">Seed of the initial weights.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public EcgCrnn(EcgCrnnOptions? options = null, long seed = 0)
        : base(Architecture, (options ??= new()).InputLength, options.Channels)
    {
        options.Check();
        _options = options;
        using var scope = NewDisposeScope();
        using var generator = new Generator(Seeds.Mix(seed, 0));
        var (length, channels, rate) = (options.InputLength, options.Channels, options.Dropout);
        var momentum = options.NormalizationMomentum ?? BatchNormalization.DefaultMomentum;
        _conv1 = Add(new Convolution("conv1", length, channels, 32, 5, generator));
        _norm1 = Add(new BatchNormalization("norm1", length -= 4, 32, momentum));
        _pool1 = Add(new MaxPooling("pool1", length, 32));
        _dropout1 = Add(new Dropout("dropout1", rate, length /= 2, 32));
        _conv2 = Add(new Convolution("conv2", length, 32, 64, 3, generator));
        _norm2 = Add(new BatchNormalization("norm2", length -= 2, 64, momentum));
        _pool2 = Add(new MaxPooling("pool2", length, 64));
        _dropout2 = Add(new Dropout("dropout2", rate, length /= 2, 64));
        _convolutions = new ConvolutionChain().Pooled(_conv1, _norm1).Pooled(_conv2, _norm2);
        _lstm = Add(new Recurrent("lstm", length, 64, 64, generator));
        _dropout3 = Add(new Dropout("dropout3", rate, length, 64) { TimeFirst = true });
        _flatten = Add(new Flattening("flatten", length, 64));
        _dense1 = Add(new Dense("dense1", length * 64, 128, generator));
        _dropout4 = Add(new Dropout("dropout4", rate, 128));
        _dense2 = Add(new Dense("dense2", 128, 2, generator));
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Options =>
        new NetworkShape(Architecture, InputLength, Channels, _options.Dropout).ToText();

    /// <summary>Computes the probability of each class.</summary>
    /// <param name="input">Signals, (n, channels, time).</param>
    /// <returns>Probabilities, (n, 2); each row has a sum of 1.</returns>
    public override Tensor forward(Tensor input) => softmax(Scores(input), 1); // (n, 2)

    /// <inheritdoc/>
    public override Tensor LogOdds(Tensor input)
    {
        var scores = Scores(input); // (n, 2)
        return scores.select(1, 1) - scores.select(1, 0); // (n)
    }

    // The shapes are those of the published input, (n, 1, 5000).
    private Tensor Scores(Tensor input)
    {
        var x = _convolutions.Predict(input) ?? Features(input); // (n, 64, 1248)
        x = _lstm.WithDropout(_dropout3, x); // (n, 64, 1248)
        x = _flatten.call(x); // (n, 79872)
        x = relu(_dense1.call(x)); // (n, 128)
        x = _dropout4.call(x); // (n, 128)
        return _dense2.call(x); // (n, 2)
    }

    private Tensor Features(Tensor input)
    {
        var x = _conv1.NormalizedRelu(_norm1, _pool1, _dropout1, input); // (n, 32, 2498)
        return _conv2.NormalizedRelu(_norm2, _pool2, _dropout2, x, _dropout3); // (n, 64, 1248)
    }

    /// <summary>Computes the categorical cross-entropy of each example.</summary>
    /// <inheritdoc/>
    public override Tensor Losses(Tensor probabilities, Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentNullException.ThrowIfNull(targets);
        return CrossEntropy.Categorical(probabilities, targets);
    }

    /// <inheritdoc/>
    public override Tensor PositiveProbability(Tensor probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        return probabilities.select(1, 1);
    }

    /// <summary>Predicts the class with the higher probability, or class 0 if both are equal.</summary>
    /// <inheritdoc/>
    public override Tensor PredictedClass(Tensor probabilities) =>
        PositiveProbability(probabilities).gt(probabilities.select(1, 0)).to(ScalarType.Int64);
}
