using EcgNotebooks.Networks.Kernels;
using EcgNotebooks.Networks.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace EcgNotebooks.Tests.Networks.Kernels;

/// <summary>Compares forward and backward pass of the fused kernels with torch's layers in double precision.</summary>
public class FusedTests
{
    private const double Tolerance = 1e-5;

    [Theory]
    [OnAllWidths(3, 2, 5, 21)]
    [OnAllWidths(17, 32, 3, 38)]
    [OnAllWidths(2, 64, 3, 300)]
    [OnAllWidths(3, 32, 3, 25)]
    [OnAllWidths(2, 32, 3, 148)]
    [OnAllWidths(3, 12, 5, 304)]
    [OnAllWidths(2, 8, 5, 142)]
    [OnAllWidths(2, 12, 3, 100)]
    public void Convolution_pooling_and_ReLU_equal_torchs(string width, int batch, int inputs, int taps, int length) =>
        AssertConvolution(
            width,
            new(batch, inputs, 64, taps, length),
            (kernels, shape, x) => kernels.PooledRelu(shape, x[2]),
            x => nn.functional.relu(nn.functional.max_pool1d(x, 2)).transpose(1, 2)
        );

    [Theory]
    [OnAllWidths(3, 2, 5, 21)]
    [OnAllWidths(17, 32, 3, 10)]
    [OnAllWidths(2, 64, 3, 300)]
    [OnAllWidths(3, 32, 3, 25)]
    [OnAllWidths(2, 32, 3, 148)]
    [OnAllWidths(3, 12, 5, 300)]
    [OnAllWidths(2, 32, 5, 104)]
    public void Convolution_ReLU_and_mean_equal_torchs(string width, int batch, int inputs, int taps, int length) =>
        AssertConvolution(
            width,
            new(batch, inputs, 64, taps, length),
            (kernels, shape, x) => kernels.AveragedRelu(shape, x[2]),
            x => nn.functional.relu(x).mean([2])
        );

    [Theory]
    [OnAllWidths(3, 1, 5, 21)]
    [OnAllWidths(2, 2, 4, 300)]
    [OnAllWidths(3, 2, 5, 21)]
    [OnAllWidths(17, 32, 3, 38)]
    [OnAllWidths(3, 32, 3, 25)]
    public void Convolution_ReLU_normalization_pooling_and_dropout_equal_torchs(
        string width,
        int batch,
        int inputs,
        int taps,
        int length
    )
    {
        var shape = new ConvolutionShape(batch, inputs, 64, taps, length);
        using var norm = new BatchNormalization("norm", shape.OutputLength, shape.Outputs);
        var mask = empty(batch, shape.OutputLength / 2, shape.Outputs, ScalarType.Byte).fill_(1);
        mask[TensorIndex.Ellipsis, TensorIndex.Slice(0, null, 3)] = 0;
        AssertConvolution(
            width,
            shape,
            (kernels, _, x) =>
            {
                var values = kernels.ReluValues(shape, x[0].transpose(1, 2).contiguous(), x[1], x[2]);
                return kernels.NormalizedRelu(shape, values, x[2], norm, new(mask, 0.5));
            },
            x =>
            {
                x = nn.functional.relu(x);
                var (mean, variance) = (x.mean([0, 2], true), x.var([0, 2], false, true));
                x = (x - mean) / (variance + IBatchNormalization.Epsilon).sqrt();
                return nn.functional.max_pool1d(x, 2).transpose(1, 2) * mask * 2;
            },
            norm.Gamma,
            norm.Beta
        );
    }

    // The last window of Winograd convolution reaches beyond the end of the signal, and the last vector of 12 leads as well.
    [Theory]
    [OnAllWidths(32, 3, 52)]
    [OnAllWidths(12, 5, 38)]
    public void What_follows_a_signal_in_memory_does_not_matter(string width, int inputs, int taps, int length)
    {
        var shape = new ConvolutionShape(1, inputs, 64, taps, length);
        Assert.True(shape.TrainsByWinograd);
        Assert.Equal(Gradients(0).bytes.ToArray(), Gradients(double.NaN).bytes.ToArray());

        Tensor Gradients(double next)
        {
            using var generator = new Generator(1);
            var memory = randn(2, shape.Length, shape.Inputs, generator: generator);
            memory[1].fill_(next);
            var input = memory[TensorIndex.Slice(0, 1)].transpose(1, 2).requires_grad_(shape.GivesInputGradient);
            var weight = randn(shape.Outputs, shape.Inputs, shape.Taps, generator: generator).requires_grad_(true);
            var bias = zeros(shape.Outputs, requires_grad: true);
            var kernels = OnAllWidthsAttribute.Named(width);
            var activation = kernels.AveragedRelu(shape, bias);
            FusedConvolution.Apply(kernels, shape, input, weight, bias, activation).sum().backward();
            Tensor[] gradients = [weight.grad!.flatten(), bias.grad!];
            return cat(shape.GivesInputGradient ? [input.grad!.flatten(), .. gradients] : gradients);
        }
    }

    [Theory]
    [OnAllWidths(8, false)]
    [OnAllWidths(13, true)]
    [OnAllWidths(32, true)]
    public void LSTM_and_dropout_equal_torchs(string width, int batch, bool drops)
    {
        using var lstm = nn.LSTM(32, 64, batchFirst: true).to(ScalarType.Float64);
        string[] names = ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0"];
        using (no_grad())
        {
            lstm.get_parameter("bias_hh_l0")!.zero_();
        }

        using var input = randn([batch, 150, 32], ScalarType.Float64, requires_grad: true);
        using var outer = randn([batch, 150, 64], ScalarType.Float64);
        Tensor[] doubles = [input, .. names.Select(n => lstm.get_parameter(n)!)];
        var singles = doubles.Select(Single).ToArray();
        var mask = empty(150, batch, 64, ScalarType.Byte).fill_(1);
        mask[TensorIndex.Ellipsis, TensorIndex.Slice(0, null, 3)] = 0;
        mask[TensorIndex.Slice(0, null, 2), 0] = 0;
        var expected = lstm.call(input).Item1 * (drops ? mask.transpose(0, 1) * 2 : 1);
        expected.backward([outer]);
        var dropout = drops ? new DropoutScale(mask, 0.5) : DropoutScale.None;
        var output = FusedLstm.Apply(
            OnAllWidthsAttribute.Named(width),
            singles[0],
            singles[1],
            singles[2],
            singles[3],
            dropout
        );
        output.backward([outer.to(ScalarType.Float32)]);
        AssertClose(expected, output);
        Assert.All(doubles.Zip(singles), p => AssertClose(p.First.grad!, p.Second.grad!));
    }

    private static void AssertConvolution(
        string width,
        ConvolutionShape shape,
        Func<FusedKernels, ConvolutionShape, Tensor[], IActivation> activation,
        Func<Tensor, Tensor> rest,
        params Tensor[] more
    )
    {
        // Seeded, because the sign of a value near zero, and so its gradient, can differ between the two precisions.
        using var generator = new Generator(1);
        using var input = Random(shape.Batch, shape.Inputs, shape.Length);
        using var weight = Random(shape.Outputs, shape.Inputs, shape.Taps);
        using var bias = Random(shape.Outputs);
        Tensor[] doubles = [input, weight, bias];
        var singles = doubles.Select(Single).ToArray();
        var kernels = OnAllWidthsAttribute.Named(width);
        var expected = rest(nn.functional.conv1d(input, weight, bias));
        var actual = FusedConvolution.Apply(
            kernels,
            shape,
            singles[0],
            singles[1],
            singles[2],
            activation(kernels, shape, singles),
            more
        );
        AssertClose(expected, actual);
        using var outer = Random(expected.shape).detach();
        expected.backward([outer]);
        actual.backward([outer.to(ScalarType.Float32)]);

        // The gradient of the input is computed only if it has enough channels.
        var first = shape.Inputs % TileProduct.Columns == 0 ? 0 : 1;
        Assert.All(doubles.Zip(singles).Skip(first), p => AssertClose(p.First.grad!, p.Second.grad!));

        Tensor Random(params long[] sizes) =>
            randn(sizes, ScalarType.Float64, generator: generator).requires_grad_(true);
    }

    private static Tensor Single(Tensor x) => x.detach().to(ScalarType.Float32).requires_grad_(true);

    internal static void AssertClose(Tensor expected, Tensor actual)
    {
        var scale = expected.abs().max().item<double>();
        var difference = (expected - actual.to(ScalarType.Float64)).abs().max().item<double>();
        Assert.True(difference <= Tolerance * scale, $"{difference} of {scale}");
    }
}
