using EcgNotebooks.Networks;
using EcgNotebooks.Tests.Support;
using EcgNotebooks.Tests.Training;
using TorchSharp;

namespace EcgNotebooks.Tests.Networks;

public class NetworkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_summary_of_the_CNN_equals_the_published_one()
    {
        using var network = new EcgCnn();
        var summary = network.Summary();
        Assert.Equal((39_425, 39_425), (summary.Parameters, summary.TrainableParameters));
        Assert.Equal(
            [
                "Conv1D 4996,32 192",
                "MaxPooling1D 2498,32 0",
                "Conv1D 2496,64 6208",
                "MaxPooling1D 1248,64 0",
                "Conv1D 1246,128 24704",
                "GlobalAveragePooling1D 128 0",
                "Dense 64 8256",
                "Dropout 64 0",
                "Dense 1 65",
            ],
            summary.Layers.Select(l => $"{l.Kind} {string.Join(",", l.OutputShape)} {l.Parameters}")
        );
    }

    [Fact]
    public void The_summary_of_the_CRNN_equals_the_published_one()
    {
        using var network = new EcgCrnn();
        var summary = network.Summary();
        Assert.Equal((10_263_810, 10_263_618), (summary.Parameters, summary.TrainableParameters));
        Assert.Equal("Flatten 79872", $"{summary.Layers[10].Kind} {string.Join(",", summary.Layers[10].OutputShape)}");
        Assert.Equal(
            "LSTM 1248,64 33024",
            $"{summary.Layers[8].Kind} {string.Join(",", summary.Layers[8].OutputShape)} {summary.Layers[8].Parameters}"
        );
    }

    [Theory]
    [InlineData("cnn")]
    [InlineData("crnn")]
    public void The_output_of_each_layer_has_the_shape_in_the_summary(string name)
    {
        using var network = TrainerTests.Create(name, channels: 2);
        var shapes = new List<string>();
        foreach (var layer in network.Layers)
        {
            layer.IsObserved = true;
            layer.register_forward_hook(
                (_, _, output) =>
                {
                    shapes.Add(string.Join(",", output.shape.Skip(1).Reverse()));
                    return output;
                }
            );
        }

        network.Predict(TestExamples.Bumps(2, channels: 2), cancellation: Cancellation);
        Assert.Equal(network.Summary().Layers.Select(l => string.Join(",", l.OutputShape)), shapes);
    }

    [Fact]
    public void The_CNN_equals_a_naive_implementation()
    {
        using var network = new EcgCnn(new() { InputLength = 25, Channels = 2 }, seed: 3);
        foreach (var bias in network.Weights.Where(w => w.KerasName == "bias"))
        {
            bias.Set([.. Enumerable.Range(0, bias.Count).Select(i => 0.01f * (i - 5))]);
        }

        var examples = TestExamples.Bumps(3, 25, channels: 2);
        var keras = network.Weights.Select(w => w.ToKeras()).ToArray();
        for (var i = 0; i < examples.Count; i++)
        {
            var values = new float[50];
            examples.CopyTo(i, values);
            var x = Enumerable.Range(0, 25).Select(t => (double[])[values[t], values[25 + t]]).ToArray();
            x = Pooled(Convolved(x, keras[0], keras[1], 5));
            x = Pooled(Convolved(x, keras[2], keras[3], 3));
            x = Convolved(x, keras[4], keras[5], 3);
            double[] mean = [.. Enumerable.Range(0, 128).Select(c => x.Average(row => row[c]))];
            var hidden = Convolved([mean], keras[6], keras[7], 1)[0];
            var logit = keras[9][0] + hidden.Zip(keras[8], (h, w) => h * w).Sum();
            Assert.Equal(1 / (1 + Math.Exp(-logit)), network.Predict(examples, cancellation: Cancellation)[i], 1e-6);
        }
    }

    [Fact]
    public void The_seed_determines_the_initial_weights()
    {
        using var first = new EcgCrnn(new() { InputLength = 50 }, seed: 1);
        torch.rand(10).Dispose();
        using var same = new EcgCrnn(new() { InputLength = 50 }, seed: 1);
        using var other = new EcgCrnn(new() { InputLength = 50 }, seed: 2);
        TrainerTests.AssertSame(first, same);
        Assert.NotEqual(first.Weights[0].ToArray(), other.Weights[0].ToArray());
    }

    [Fact]
    public void The_initial_recurrent_kernel_is_orthogonal_and_the_initial_forget_bias_is_1()
    {
        using var network = new EcgCrnn(new() { InputLength = 50 });
        var kernel = network.Weights.Single(w => w.KerasName == "recurrent_kernel").ToKeras(); // (64, 256)
        for (var i = 0; i < 64; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var dot = Enumerable.Range(0, 256).Sum(c => (double)kernel[i * 256 + c] * kernel[j * 256 + c]);
                Assert.Equal(i == j ? 1 : 0, dot, 1e-6);
            }
        }

        var bias = network.Weights.Single(w => w.Name == "lstm.bias_ih").ToArray();
        Assert.Equal([.. Enumerable.Repeat(0f, 64), .. Enumerable.Repeat(1f, 64), .. Enumerable.Repeat(0f, 128)], bias);
    }

    [Fact]
    public void Probabilities_of_0_and_1_are_clipped_as_in_Keras()
    {
        using var probabilities = torch.tensor([0f, 1f, 0f, 0.25f]);
        using var targets = torch.tensor([1L, 0L, 0L, 1L]);
        using var losses = CrossEntropy.Binary(probabilities, targets);
        var values = losses.data<float>().ToArray();
        Assert.Equal(-Math.Log(1e-7), values[0], 1e-5);

        // In float32, 1 - 1e-7 is rounded to 0.99999988.
        Assert.Equal(-Math.Log(Math.Pow(2, -23)), values[1], 0.2);
        Assert.Equal(0, values[2], 1e-6);
        Assert.Equal(-Math.Log(0.25), values[3], 1e-6);

        using var both = torch.tensor(
            new float[,]
            {
                { 1, 0 },
                { 0.75f, 0.25f },
            }
        );
        using var classes = torch.tensor([1L, 1L]);
        using var categorical = CrossEntropy.Categorical(both, classes);
        Assert.Equal(-Math.Log(1e-7), categorical.data<float>()[0], 1e-5);
        Assert.Equal(-Math.Log(0.25), categorical.data<float>()[1], 1e-6);
    }

    [Theory]
    [InlineData(19, 1, 0)]
    [InlineData(5000, 0, 0)]
    [InlineData(5000, 1, 1)]
    [InlineData(5000, 1, -0.1)]
    public void Options_out_of_range_are_refused(int length, int channels, double dropout) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new EcgCnn(
                new()
                {
                    InputLength = length,
                    Channels = channels,
                    Dropout = dropout,
                }
            )
        );

    private static double[][] Convolved(double[][] x, float[] kernel, float[] bias, int size)
    {
        var (inputs, outputs) = (x[0].Length, bias.Length);
        return
        [
            .. Enumerable
                .Range(0, x.Length - size + 1)
                .Select(t =>
                    Enumerable
                        .Range(0, outputs)
                        .Select(o =>
                        {
                            double sum = bias[o];
                            for (var k = 0; k < size; k++)
                            {
                                for (var i = 0; i < inputs; i++)
                                {
                                    sum += x[t + k][i] * kernel[((k * inputs) + i) * outputs + o];
                                }
                            }

                            return Math.Max(sum, 0);
                        })
                        .ToArray()
                ),
        ];
    }

    private static double[][] Pooled(double[][] x) =>
        [.. Enumerable.Range(0, x.Length / 2).Select(t => x[2 * t].Zip(x[2 * t + 1], Math.Max).ToArray())];
}
