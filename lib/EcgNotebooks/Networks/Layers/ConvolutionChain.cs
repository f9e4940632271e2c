using EcgNotebooks.Networks.Kernels;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Layers;

/// <summary>The convolutions at the beginning of a network with the layers between them, which a prediction computes in one pass.</summary>
internal sealed class ConvolutionChain
{
    private readonly List<(Convolution Convolution, BatchNormalization? Norm, PredictedActivation Activation)> _parts =
    [];

    /// <summary>Adds a convolution with ReLU and max pooling, and with batch normalization between them if there is one.</summary>
    public ConvolutionChain Pooled(Convolution convolution, BatchNormalization? norm = null)
    {
        _parts.Add((convolution, norm, PredictedActivation.MaxPooling));
        return this;
    }

    /// <summary>Adds a convolution with ReLU and the mean over time, which must be the last one.</summary>
    public ConvolutionChain Averaged(Convolution convolution)
    {
        _parts.Add((convolution, null, PredictedActivation.Average));
        return this;
    }

    /// <summary>Computes the output, (n, out, time), or (n, out) where it is averaged; null if the layers must be computed one by one.</summary>
    /// <remarks>That is the case in training, with gradients, on another device than the CPU, where the output of a layer is observed, and where the sizes don't fit the tiles.</remarks>
    /// <param name="input">Signals, (n, in, time).</param>
    public Tensor? Predict(Tensor input)
    {
        if (
            FusedKernels.Fastest is not { } kernels
            || is_grad_enabled()
            || !_parts.All(part => part.Convolution.CanPredict)
        )
        {
            return null;
        }

        PredictedConvolution[] layers =
        [
            .. _parts.Select(part => part.Convolution.Predicted(part.Activation, part.Norm)),
        ];
        if (!Fits(layers, (int)input.shape[2]))
        {
            return null;
        }

        var output = kernels.Predict(input, layers);
        return output.dim() == 2 ? output : output.transpose(1, 2);
    }

    private static bool Fits(PredictedConvolution[] layers, int length)
    {
        foreach (var layer in layers)
        {
            var shape = layer.Shape(length);
            if (!shape.FitsPrediction)
            {
                return false;
            }

            length = shape.OutputLength / 2;
        }

        return true;
    }
}
