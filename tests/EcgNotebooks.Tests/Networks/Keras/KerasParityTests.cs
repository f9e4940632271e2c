using System.Text.Json;
using EcgNotebooks.Networks;
using EcgNotebooks.Networks.Layers;
using EcgNotebooks.Tests.Support;
using EcgNotebooks.Training;
using TorchSharp;

namespace EcgNotebooks.Tests.Networks.Keras;

/// <summary>Compares both networks with results of Keras for the same weights and recordings.</summary>
[Trait("speed", "slow")]
public class KerasParityTests
{
    public static TheoryData<string> Architectures => ["cnn", "crnn"];

    [Theory]
    [MemberData(nameof(Architectures))]
    public void Weights_have_the_order_shapes_and_number_of_Keras(string name)
    {
        using var keras = Keras();
        var expected = keras.RootElement.GetProperty(name);
        using var network = Network(name);
        var summary = network.Summary();
        Assert.Equal(expected.GetProperty("parameters").GetInt64(), summary.Parameters);
        Assert.Equal(expected.GetProperty("trainable_parameters").GetInt64(), summary.TrainableParameters);
        Assert.Equal(
            expected
                .GetProperty("weights")
                .EnumerateArray()
                .Select(w => Text(Last(w), Numbers(w.GetProperty("shape")))),
            network.Weights.Select(w => Text(w.KerasName, w.KerasShape.Select(s => (double)s)))
        );
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void Probabilities_losses_and_trained_weights_equal_Kerass(string name)
    {
        using var keras = Keras();
        var expected = keras.RootElement.GetProperty(name);
        var examples = Examples(keras.RootElement, 5000);
        using var network = Network(name);
        Draw(network, expected.GetProperty("limit").GetDouble());
        AssertDigests(expected.GetProperty("weights"), network.Weights, 1e-6, [], 0);

        var batch = expected.GetProperty("batch").GetInt32();
        var first = examples.At(Enumerable.Range(0, batch));
        AssertProbabilities(
            expected.GetProperty("inference"),
            network.Predict(first, cancellation: TestContext.Current.CancellationToken)
        );

        var losses = Numbers(expected.GetProperty("training_losses"));
        var adam = new Adam(network.Weights, name == "cnn" ? 1e-3 : 1e-4);
        for (var step = 0; step < losses.Length; step++)
        {
            var loss = Step(
                network,
                adam,
                examples,
                [.. Enumerable.Range(0, batch).Select(i => (i + batch * step) % examples.Count)]
            );
            Assert.InRange(loss, losses[step] - 1e-4, losses[step] + 1e-4);
        }

        AssertDigests(
            expected.GetProperty("weights_after"),
            network.Weights,
            1e-4,
            Drifting(network, examples),
            losses.Length * 1e-4
        );
        AssertProbabilities(
            expected.GetProperty("inference_after"),
            network.Predict(first, cancellation: TestContext.Current.CancellationToken)
        );
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void Initial_weights_have_the_distribution_of_Kerass(string name)
    {
        using var keras = Keras();
        using var network = Network(name);
        var expected = keras.RootElement.GetProperty("default_initial_weights").GetProperty(name).EnumerateArray();
        foreach (var (weight, spread) in network.Weights.Zip(expected))
        {
            var values = weight.ToArray().Select(v => (double)v).ToArray();
            var mean = values.Average();
            var deviation = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
            var (kerasMean, kerasDeviation) = (Number(spread, "mean"), Number(spread, "std"));

            // Five standard errors of the mean of uniform random numbers; the standard deviation varies less.
            var tolerance = 5 * kerasDeviation / Math.Sqrt(values.Length);
            Assert.InRange(mean, kerasMean - 2 * tolerance, kerasMean + 2 * tolerance);
            Assert.InRange(deviation, kerasDeviation - tolerance, kerasDeviation + tolerance);
            if (kerasDeviation > 0 && weight.KerasName == "kernel")
            {
                Assert.InRange(values.Max(), Number(spread, "std") * 1.55, Number(spread, "std") * 1.9);
            }
        }
    }

    internal static void Draw(Classifier network, double limit)
    {
        var draws = new NumPyDraws(2024);
        foreach (var weight in network.Weights)
        {
            var offset = weight.KerasName is "gamma" or "moving_variance" ? 1f : 0f;
            var values = new float[weight.Count];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = offset + (float)draws.Uniform(-limit, limit);
            }

            weight.SetKeras(values);
        }
    }

    internal static JsonDocument Keras() =>
        JsonDocument.Parse(File.ReadAllText(SharedData.Golden("keras", "networks.json")));

    internal static ArrayExamples Examples(JsonElement keras, int length) =>
        TestExamples.LeadI(
            SharedData.Subset,
            keras.GetProperty("records").EnumerateArray().Select(r => r.GetString()!),
            [.. keras.GetProperty("y").EnumerateArray().Select(t => t.GetInt32())],
            length
        );

    internal static void AssertProbabilities(JsonElement expected, double[] actual)
    {
        var probabilities = expected.EnumerateArray().Select(row => Numbers(row)[^1]).ToArray();
        Assert.Equal(probabilities.Length, actual.Length);
        Assert.All(probabilities.Zip(actual), p => Assert.InRange(p.Second, p.First - 1e-5, p.First + 1e-5));
    }

    private static Classifier Network(string name) =>
        name == "cnn" ? new EcgCnn(new() { Dropout = 0 }) : new EcgCrnn(new() { Dropout = 0 });

    private static double Step(Classifier network, Adam adam, ArrayExamples examples, int[] indices)
    {
        using var training = new TrainingMode(network, 0, Precision.Float32);
        using var scope = torch.NewDisposeScope();
        var losses = network.Losses(network.call(Batch.Inputs(examples, indices)), Batch.Targets(examples, indices));
        network.zero_grad();
        losses.mean().backward();
        adam.Step();
        return losses.mean().item<float>();
    }

    /// <summary>
    /// Returns the channels of the CRNN's first convolution whose values are always positive before ReLU. Batch normalization
    /// subtracts their bias again, so the gradient of the bias is zero apart from rounding errors, which Adam scales to a full step.
    /// Keras's value of such a bias is therefore arbitrary.
    /// </summary>
    private static int[] Drifting(Classifier network, ArrayExamples examples)
    {
        if (network is EcgCnn)
        {
            return [];
        }

        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var x = network.Layers[0].call(Batch.Inputs(examples, [.. Enumerable.Range(0, examples.Count)]));
        var positive = x.gt(0).to(torch.ScalarType.Float32).mean([0, 2]).data<float>().ToArray();
        return [.. Enumerable.Range(0, positive.Length).Where(i => positive[i] > 0.9999)];
    }

    /// <summary>
    /// Compares sums, sums of squares and the first values, with tolerances relative to the norm of the weights (Cauchy-Schwarz
    /// inequality). Drifting biases may also differ by a full step in each direction.
    /// </summary>
    private static void AssertDigests(
        JsonElement expected,
        IReadOnlyList<Weight> weights,
        double tolerance,
        int[] drifting,
        double drift
    )
    {
        foreach (var (weight, digest) in weights.Zip(expected.EnumerateArray()))
        {
            var values = weight.ToKeras().Select(v => (double)v).ToArray();
            var squares = Number(digest, "sum_of_squares");
            var norm = Math.Sqrt(squares);
            var drifts = weight.Name == "conv1.bias" ? drifting : [];
            var drifted = drifts.Length * 2 * drift;
            AssertClose(
                Number(digest, "sum"),
                values.Sum(),
                tolerance * norm * Math.Sqrt(values.Length) + drifted,
                weight.Name
            );
            AssertClose(
                squares,
                values.Sum(v => v * v),
                2 * tolerance * squares + 2 * values.Max(Math.Abs) * drifted,
                weight.Name
            );
            foreach (
                var (i, first) in Numbers(digest.GetProperty("first")).Index().Where(f => !drifts.Contains(f.Index))
            )
            {
                AssertClose(first, values[i], tolerance * norm, weight.Name);
            }
        }
    }

    private static void AssertClose(double expected, double actual, double tolerance, string what) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance, $"{what}: {actual}, not {expected} within {tolerance}");

    private static string Last(JsonElement weight) => weight.GetProperty("path").GetString()!.Split('/')[^1];

    private static string Text(string name, IEnumerable<double> shape) => $"{name} {string.Join(",", shape)}";

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(n => n.GetDouble())];
}
