using EcgNotebooks.Networks.Kernels;
using EcgNotebooks.Networks.Layers;
using static TorchSharp.torch;

namespace EcgNotebooks.Tests.Networks.Kernels;

/// <summary>Compares predictions of the fused kernels with torch's layers in double precision.</summary>
public class FusedPredictionTests
{
    [Theory]
    [OnAllWidths(1, 1, 31)]
    [OnAllWidths(17, 2, 32)]
    [OnAllWidths(3, 12, 147)]
    [OnAllWidths(2, 2, 148)]
    [OnAllWidths(2, 1, 700)]
    [OnAllWidths(2, 12, 1000)]
    [OnAllWidths(1, 8, 36)]
    public void Convolutions_with_normalization_by_moving_statistics_and_pooling_equal_torchs(
        string width,
        int batch,
        int channels,
        int length
    )
    {
        using var noGradients = no_grad();
        var (first, second) = (Layer(channels, 32, 5), Layer(32, 64, 3));
        using var firstNorm = Norm(32);
        using var secondNorm = Norm(64);
        var input = Random(batch, channels, length);
        var expected = Pooled(Normalized(second, secondNorm, Pooled(Normalized(first, firstNorm, input))));
        var actual = OnAllWidthsAttribute
            .Named(width)
            .Predict(
                Single(input),
                [
                    Predicted(first) with
                    {
                        Normalization = firstNorm,
                    },
                    Predicted(second) with
                    {
                        Normalization = secondNorm,
                    },
                ]
            );
        FusedTests.AssertClose(expected.transpose(1, 2), actual);
    }

    // The lengths leave the last convolution 4, 5, 0, 1, 3 and 2 samples for its last window, the last one in more than one block of tiles.
    [Theory]
    [OnAllWidths(3, 34)]
    [OnAllWidths(1, 38)]
    [OnAllWidths(3, 40)]
    [OnAllWidths(9, 44)]
    [OnAllWidths(2, 52)]
    [OnAllWidths(2, 1200)]
    public void Convolutions_with_pooling_and_the_mean_over_time_equal_torchs(string width, int batch, int length)
    {
        using var noGradients = no_grad();
        var (first, second, third) = (Layer(2, 32, 5), Layer(32, 64, 3), Layer(64, 128, 3));
        var input = Random(batch, 2, length);
        var expected = Relu(third, Pooled(Relu(second, Pooled(Relu(first, input))))).mean([2]);
        var actual = OnAllWidthsAttribute
            .Named(width)
            .Predict(
                Single(input),
                [Predicted(first), Predicted(second), Predicted(third, PredictedActivation.Average)]
            );
        FusedTests.AssertClose(expected, actual);
    }

    [Theory]
    [OnAllWidths(1)]
    [OnAllWidths(8)]
    [OnAllWidths(21)]
    public void An_LSTM_equals_torchs(string width, int batch)
    {
        using var noGradients = no_grad();
        using var lstm = nn.LSTM(32, 64, dtype: ScalarType.Float64);
        lstm.get_parameter("bias_hh_l0")!.zero_();
        var input = Random(batch, 50, 32);
        var (expected, _, _) = lstm.call(input.transpose(0, 1));
        var actual = OnAllWidthsAttribute
            .Named(width)
            .PredictLstm(
                Single(input),
                Single(lstm.get_parameter("weight_ih_l0")!),
                Single(lstm.get_parameter("weight_hh_l0")!),
                Single(lstm.get_parameter("bias_ih_l0")!)
            );
        FusedTests.AssertClose(expected.transpose(0, 1), actual);
    }

    [Theory]
    [OnAllWidths]
    public void An_example_has_the_same_result_in_every_batch(string width)
    {
        using var noGradients = no_grad();
        var kernels = OnAllWidthsAttribute.Named(width);
        PredictedConvolution[] layers = [Predicted(Layer(2, 32, 5)), Predicted(Layer(32, 64, 3))];
        var (inputWeight, recurrentWeight) = (Single(Random(256, 64)), Single(Random(256, 64)));
        var bias = Single(Random(256));
        var signals = Single(Random(19, 2, 150));
        var all = Predict(signals);
        Assert.Equal(all[18].data<float>().ToArray(), Predict(signals.narrow(0, 18, 1)).data<float>().ToArray());

        Tensor Predict(Tensor input) =>
            kernels.PredictLstm(kernels.Predict(input, layers), inputWeight, recurrentWeight, bias);
    }

    private static (Tensor Weight, Tensor Bias) Layer(int inputs, int outputs, int taps) =>
        (Random(outputs, inputs, taps) / Math.Sqrt(inputs * taps), Random(outputs));

    private static PredictedConvolution Predicted(
        (Tensor Weight, Tensor Bias) layer,
        PredictedActivation activation = PredictedActivation.MaxPooling
    ) => new(Single(layer.Weight), Single(layer.Bias), activation);

    private static Tensor Relu((Tensor Weight, Tensor Bias) layer, Tensor input) =>
        nn.functional.relu(nn.functional.conv1d(input, layer.Weight, layer.Bias));

    private static Tensor Normalized((Tensor Weight, Tensor Bias) layer, BatchNormalization norm, Tensor input)
    {
        var (mean, variance) = (Values(norm.Weights[2].Value), Values(norm.Weights[3].Value));
        var x = (Relu(layer, input) - mean) / (variance + IBatchNormalization.Epsilon).sqrt();
        return x * Values(norm.Gamma) + Values(norm.Beta);
    }

    private static Tensor Pooled(Tensor x) => nn.functional.max_pool1d(x, 2);

    // Some factors are negative, which reverses the order of the values of a pair.
    private static BatchNormalization Norm(int channels)
    {
        var norm = new BatchNormalization("norm", 100, channels);
        foreach (var (weight, i) in norm.Weights.Select((weight, i) => (weight, i)))
        {
            weight.Set([.. Enumerable.Range(0, channels).Select(c => i == 3 ? 0.5f + c : c % 5 - 1.5f)]);
        }

        return norm;
    }

    private static Tensor Random(params long[] sizes) => randn(sizes, ScalarType.Float64);

    private static Tensor Single(Tensor x) => x.to(ScalarType.Float32).contiguous();

    private static Tensor Values(Tensor channels) => channels.to(ScalarType.Float64).unsqueeze(1);
}
