using EcgNotebooks.Networks;
using EcgNotebooks.Tests.Support;
using EcgNotebooks.Training;
using TorchSharp;

namespace EcgNotebooks.Tests.Networks;

/// <summary>Compares input gradients with finite differences of the log-odds, for all layers of both networks.</summary>
[Trait("speed", "slow")]
public class AttributionTests
{
    private const int Length = 200;

    public static TheoryData<string, int> Networks =>
        new()
        {
            { "cnn", 1 },
            { "cnn", 2 },
            { "crnn", 1 },
            { "crnn", 3 },
        };

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_gradient_equals_the_slope_of_the_log_odds(string name, int channels)
    {
        using var network = Create(name, channels);
        var examples = TestExamples.Bumps(3, Length, channels: channels);
        var gradients = network.Gradients(examples);
        for (var i = 0; i < examples.Count; i++)
        {
            var signal = Signal(examples, i);
            var length = Math.Sqrt(gradients[i].Sum(g => (double)g * g));
            // The network is piecewise linear to a good approximation, so the steps can be large enough for float32.
            var along = gradients[i].Select(g => g / length).ToArray();
            Assert.Equal(length, Slope(network, signal, along, channels), length * 0.02);
            var random = new NumPyDraws(3);
            var direction = along.Select(_ => random.Uniform(-0.1, 0.1)).ToArray();
            var expected = gradients[i].Zip(direction, (g, d) => g * d).Sum();
            Assert.Equal(expected, Slope(network, signal, direction, channels), length * 0.02);
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_gradient_of_single_samples_equals_the_slope_of_the_log_odds(string name, int channels)
    {
        using var network = Create(name, channels);
        var examples = TestExamples.Bumps(2, Length, channels: channels);
        var gradient = network.Gradients(examples)[1];
        var largest = gradient.Max(Math.Abs);
        int[] places = [Array.FindIndex(gradient, g => Math.Abs(g) == largest), 0, 57, (channels * Length) - 1];
        Assert.All(
            places,
            place =>
            {
                var direction = new double[gradient.Length];
                direction[place] = 1;
                Assert.Equal(gradient[place], Slope(network, Signal(examples, 1), direction, channels), largest * 0.05);
            }
        );
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Integrated_gradients_add_up_to_the_difference_from_the_baseline(string name, int channels)
    {
        using var network = Create(name, channels);
        var examples = TestExamples.Bumps(2, Length, channels: channels);
        var parts = network.IntegratedGradients(examples, 200);
        var flat = LogOdds(network, new float[channels * Length], channels);
        for (var i = 0; i < examples.Count; i++)
        {
            var distance = LogOdds(network, Signal(examples, i), channels) - flat;
            Assert.Equal(distance, parts[i].Sum(p => (double)p), Math.Max(0.01, Math.Abs(distance) * 0.01));
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_log_odds_match_the_probability(string name, int channels)
    {
        using var network = Create(name, channels);
        var examples = TestExamples.Bumps(4, Length, channels: channels);
        var probabilities = network.Predict(examples, cancellation: TestContext.Current.CancellationToken);
        for (var i = 0; i < examples.Count; i++)
        {
            var expected = Math.Log(probabilities[i] / (1 - probabilities[i]));
            Assert.Equal(expected, LogOdds(network, Signal(examples, i), channels), 1e-4);
        }
    }

    [Fact]
    public void Attributions_do_not_modify_the_network()
    {
        using var network = new EcgCnn(new() { InputLength = Length });
        var examples = TestExamples.Bumps(4, Length);
        var before = network.Predict(examples, cancellation: TestContext.Current.CancellationToken);
        network.Gradients(examples);
        network.IntegratedGradients(examples, 5);
        Assert.Equal(before, network.Predict(examples, cancellation: TestContext.Current.CancellationToken));
        Assert.All(network.parameters(), weight => Assert.Null(weight.grad));
    }

    [Fact]
    public void Examples_of_another_shape_are_refused()
    {
        using var network = Create("cnn", 1);
        Assert.Throws<EcgException>(() => network.Gradients(TestExamples.Bumps(2, Length + 1)));
        Assert.Throws<EcgException>(() => network.IntegratedGradients(TestExamples.Bumps(2, Length, channels: 2)));
    }

    // The network is trained briefly, so that the gradients aren't those of random weights.
    private static Classifier Create(string name, int channels)
    {
        Classifier network =
            name == "cnn"
                ? new EcgCnn(new() { InputLength = Length, Channels = channels })
                : new EcgCrnn(new() { InputLength = Length, Channels = channels });
        var options = new TrainingOptions
        {
            Epochs = 4,
            BatchSize = 8,
            LearningRate = 3e-3,
        };
        var examples = TestExamples.Bumps(32, Length, channels: channels);
        new Trainer(options).Fit(network, examples, examples);
        return network;
    }

    private static float[] Signal(ArrayExamples examples, int index)
    {
        var signal = new float[examples.Channels * examples.Length];
        examples.CopyTo(index, signal);
        return signal;
    }

    private static double Slope(Classifier network, float[] signal, double[] direction, int channels)
    {
        const double Step = 2e-3;
        double At(double by) => LogOdds(network, [.. signal.Zip(direction, (s, d) => (float)(s + (by * d)))], channels);
        return (At(Step) - At(-Step)) / (2 * Step);
    }

    private static double LogOdds(Classifier network, float[] signal, int channels)
    {
        using var scope = torch.NewDisposeScope();
        using var none = torch.no_grad();
        return network.LogOdds(torch.tensor(signal, [1, channels, signal.Length / channels])).item<float>();
    }
}
