using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>The forward and backward pass of an LSTM over time.</summary>
internal interface ILstmPass
{
    /// <summary>The hidden states after dropout, (n, time, units).</summary>
    Tensor Output { get; }

    /// <summary>Computes the hidden states, and stores gates and cell states for the backward pass.</summary>
    void Forward();

    /// <summary>Computes the gradients of the input, the input weights, the recurrent weights and the bias.</summary>
    /// <param name="gradient">Gradient of the output, (n, time, units).</param>
    Tensor[] Backward(Tensor gradient);
}
