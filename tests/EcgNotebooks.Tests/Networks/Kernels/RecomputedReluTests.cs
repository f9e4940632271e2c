using EcgNotebooks.Networks.Kernels;
using EcgNotebooks.Networks.Layers;
using static TorchSharp.torch;

namespace EcgNotebooks.Tests.Networks.Kernels;

/// <summary>Compares recomputed values after ReLU with stored ones, bit for bit.</summary>
public class RecomputedReluTests
{
    [Theory]
    [OnAllWidths(12)]
    [OnAllWidths(21)]
    [OnAllWidths(135)]
    [OnAllWidths(300)]
    public void A_training_step_with_recomputed_values_equals_one_with_stored_values_bit_for_bit(
        string width,
        int length
    )
    {
        var kernels = OnAllWidthsAttribute.Named(width);
        var shape = new ConvolutionShape(3, 1, 64, 5, length);
        using var input = randn(shape.Batch, shape.Inputs, shape.Length);
        using var weight = randn(shape.Outputs, shape.Inputs, shape.Taps);
        using var bias = randn(shape.Outputs);
        using var outer = randn(shape.Batch, shape.OutputLength / 2, shape.Outputs);
        var rows = input.transpose(1, 2).contiguous();
        var stored = Step(kernels.StoredRelu(shape));
        var recomputed = Step(kernels.RecomputedRelu(shape, rows, weight, bias));
        Assert.All(stored.Zip(recomputed), pair => Assert.Equal(pair.First.bytes, pair.Second.bytes));

        List<Tensor> Step(ReluValues values)
        {
            using var norm = new BatchNormalization("norm", shape.OutputLength, shape.Outputs);
            var (w, b) = (weight.clone().requires_grad_(true), bias.clone().requires_grad_(true));
            var activation = kernels.NormalizedRelu(shape, values, b, norm, DropoutScale.None);
            var output = FusedConvolution.Apply(kernels, shape, input, w, b, activation, norm.Gamma, norm.Beta);
            output.backward([outer]);
            return [output.detach(), w.grad!, b.grad!, norm.Gamma.grad!.clone(), norm.Beta.grad!.clone()];
        }
    }
}
