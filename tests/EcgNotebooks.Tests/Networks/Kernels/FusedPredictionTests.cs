using EcgNotebooks.Networks.Kernels;
using EcgNotebooks.Networks.Layers;
using static TorchSharp.torch;

namespace EcgNotebooks.Tests.Networks.Kernels;

/// <summary>Compares predictions of the fused kernels with torch's layers in double precision.</summary>
public class FusedPredictionTests
{
    [Theory]
    [OnAllWidths(3, 2, 5, 21)]
    [OnAllWidths(17, 32, 3, 22)]
    [OnAllWidths(3, 32, 3, 25)]
    [OnAllWidths(2, 32, 3, 148)]
    public void Convolution_ReLU_normalization_by_moving_statistics_and_pooling_equal_torchs(
        string width,
        int batch,
        int inputs,
        int taps,
        int length
    )
    {
        var kernels = OnAllWidthsAttribute.Named(width);
        using var noGradients = no_grad();
        var shape = new ConvolutionShape(batch, inputs, 64, taps, length);
        using var norm = Norm(shape);
        var (input, weight) = (Random(batch, inputs, length), Random(64, inputs, taps));
        var bias = Random(64);
        var x = nn.functional.relu(nn.functional.conv1d(input, weight, bias));
        var (mean, variance) = (Values(norm.Weights[2].Value), Values(norm.Weights[3].Value));
        x = (x - mean) / (variance + IBatchNormalization.Epsilon).sqrt() * Values(norm.Gamma) + Values(norm.Beta);
        var expected = nn.functional.max_pool1d(x, 2).transpose(1, 2);
        var actual = FusedConvolution.Predict(
            kernels,
            shape,
            Single(input),
            Single(weight),
            kernels.ScaledRelu(shape, Single(bias), norm)
        );
        FusedTests.AssertClose(expected, actual);
    }

    [Theory]
    [OnAllWidths(3, 2, 5, 21)]
    [OnAllWidths(2, 32, 3, 148)]
    public void The_forward_pass_gives_the_same_values_with_and_without_gradients(
        string width,
        int batch,
        int inputs,
        int taps,
        int length
    )
    {
        var kernels = OnAllWidthsAttribute.Named(width);
        var shape = new ConvolutionShape(batch, inputs, 64, taps, length);
        var (input, weight) = (Single(Random(batch, inputs, length)), Single(Random(64, inputs, taps)));
        var bias = Single(Random(64));
        var expected = FusedConvolution.Apply(kernels, shape, input, weight, bias, kernels.PooledRelu(shape, bias));
        using var noGradients = no_grad();
        var actual = FusedConvolution.Predict(kernels, shape, input, weight, kernels.PooledRelu(shape, bias));
        Assert.Equal(expected.data<float>().ToArray(), actual.data<float>().ToArray());
    }

    // Some factors are negative, which reverses the order of the values of a pair.
    private static BatchNormalization Norm(ConvolutionShape shape)
    {
        var norm = new BatchNormalization("norm", shape.OutputLength, shape.Outputs);
        foreach (var (weight, i) in norm.Weights.Select((weight, i) => (weight, i)))
        {
            weight.Set([.. Enumerable.Range(0, shape.Outputs).Select(c => i == 3 ? 0.5f + c : c % 5 - 1.5f)]);
        }

        return norm;
    }

    private static Tensor Random(params long[] sizes) => randn(sizes, ScalarType.Float64);

    private static Tensor Single(Tensor x) => x.to(ScalarType.Float32);

    private static Tensor Values(Tensor channels) => channels.to(ScalarType.Float64).unsqueeze(1);
}
