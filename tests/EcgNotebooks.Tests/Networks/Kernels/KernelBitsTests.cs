using System.Security.Cryptography;
using EcgNotebooks.Networks.Kernels;
using EcgNotebooks.Networks.Layers;
using EcgNotebooks.RandomNumbers;
using static TorchSharp.torch;

namespace EcgNotebooks.Tests.Networks.Kernels;

/// <summary>Compares the results of the kernels with stored digests.</summary>
/// <remarks>
/// They are the same bits on every machine and with vectors of any width, except that processors without fused multiply-add round
/// twice where others round once. A change of a digest changes every training on the machines concerned.
/// </remarks>
public class KernelBitsTests
{
    [Theory]
    [OnAllWidths]
    public void A_convolution_with_its_gradients_is_the_same_on_every_machine(string width)
    {
        var kernels = OnAllWidthsAttribute.Named(width);
        using var norm = new BatchNormalization("norm", 131, 32);
        var digest = Digest([
            .. Convolution(kernels, new(3, 32, 64, 3, 148), (shape, x) => kernels.PooledRelu(shape, x[2])),
            .. Convolution(kernels, new(2, 32, 64, 5, 45), (shape, x) => kernels.AveragedRelu(shape, x[2])),
            .. Convolution(kernels, new(2, 12, 32, 5, 146), (shape, x) => kernels.PooledRelu(shape, x[2])),
            .. Convolution(
                kernels,
                new(3, 1, 32, 5, 135),
                (shape, x) => Normalized(kernels, shape, x, norm),
                norm.Gamma,
                norm.Beta
            ),
        ]);
        Assert.Equal(Expected(width, "2B0B06FCD02478D0", "F22AEA8D04454736"), digest);
    }

    [Theory]
    [OnAllWidths]
    public void An_LSTM_with_its_gradients_is_the_same_on_every_machine(string width)
    {
        Assert.SkipWhen(
            width == "512",
            "The estimate of 1 / x that AVX-512 starts from isn't the same on all processors."
        );
        var random = new NumPyRandomState(1);
        var (input, outer) = (Random(random, 13, 21, 32), Random(random, 13, 21, 64));
        Tensor[] weights = [Random(random, 256, 32), Random(random, 256, 64), Random(random, 256)];
        var mask = Mask(random, 21, 13, 64);
        var kernels = OnAllWidthsAttribute.Named(width);
        var output = FusedLstm.Apply(kernels, input, weights[0], weights[1], weights[2], new(mask, 0.5));
        output.backward([outer]);
        var digest = Digest([output.detach(), input.grad!, .. weights.Select(w => w.grad!)]);
        Assert.Equal(Expected(width, "0D88F546710CCA53", "F54C7A693EA9B8FD"), digest);
    }

    [Theory]
    [OnAllWidths]
    public void A_prediction_of_convolutions_is_the_same_on_every_machine(string width)
    {
        using var noGradients = no_grad();
        using var norm = new BatchNormalization("norm", 140, 32);
        var random = new NumPyRandomState(1);
        var kernels = OnAllWidthsAttribute.Named(width);
        var digest = Digest([
            kernels.Predict(
                Random(random, 3, 2, 145),
                [
                    Layer(2, 32, 5, PredictedActivation.MaxPooling) with
                    {
                        Normalization = norm,
                    },
                    Layer(32, 64, 3, PredictedActivation.MaxPooling),
                    Layer(64, 128, 3, PredictedActivation.Average),
                ]
            ),
        ]);
        Assert.Equal(Expected(width, "BAA63183171F6453", "69447EA120B5F4DA"), digest);

        PredictedConvolution Layer(int inputs, int outputs, int taps, PredictedActivation activation) =>
            new(Random(random, outputs, inputs, taps), Random(random, outputs), activation);
    }

    private static string Expected(string width, string fused, string separate) =>
        width == "128 without FMA" ? separate : fused;

    private static IEnumerable<Tensor> Convolution(
        FusedKernels kernels,
        ConvolutionShape shape,
        Func<ConvolutionShape, Tensor[], IActivation> activation,
        params Tensor[] more
    )
    {
        var random = new NumPyRandomState(1);
        var input = Random(random, shape.Batch, shape.Inputs, shape.Length);
        Tensor[] leaves =
        [
            input,
            Random(random, shape.Outputs, shape.Inputs, shape.Taps),
            Random(random, shape.Outputs),
        ];
        var output = FusedConvolution.Apply(
            kernels,
            shape,
            input,
            leaves[1],
            leaves[2],
            activation(shape, leaves),
            more
        );
        output.backward([Random(random, output.shape).detach()]);
        return
        [
            output.detach(),
            .. leaves.Skip(shape.GivesInputGradient ? 0 : 1).Concat(more).Select(leaf => leaf.grad!),
        ];
    }

    private static IActivation Normalized(
        FusedKernels kernels,
        ConvolutionShape shape,
        Tensor[] leaves,
        BatchNormalization norm
    )
    {
        var values = kernels.ReluValues(shape, leaves[0].transpose(1, 2).contiguous(), leaves[1], leaves[2]);
        var mask = Mask(new NumPyRandomState(2), shape.Batch, shape.OutputLength / 2, shape.Outputs);
        return kernels.NormalizedRelu(shape, values, leaves[2], norm, new(mask, 0.5));
    }

    private static Tensor Random(NumPyRandomState random, params long[] sizes) =>
        tensor(Array.ConvertAll(Uniform(random, sizes), x => (float)(2 * x - 1)), sizes).requires_grad_(true);

    private static Tensor Mask(NumPyRandomState random, params long[] sizes) =>
        tensor(Array.ConvertAll(Uniform(random, sizes), x => (byte)(x < 0.5 ? 0 : 1)), sizes);

    private static double[] Uniform(NumPyRandomState random, long[] sizes) =>
        random.Uniform((int)sizes.Aggregate(1L, (a, b) => a * b));

    private static string Digest(IEnumerable<Tensor> tensors)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var values in tensors)
        {
            hash.AppendData(values.contiguous().bytes);
        }

        return Convert.ToHexString(hash.GetHashAndReset())[..16];
    }
}
