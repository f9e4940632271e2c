namespace EcgNotebooks.Networks.Kernels;

/// <summary>Memory for the gradients of a convolution.</summary>
/// <param name="weight">Gradient of the weights, (out, in, tap).</param>
/// <param name="bias">Gradient of the bias, (out).</param>
/// <param name="input">Gradient of the input, (n, time, in); null if it isn't needed.</param>
internal readonly unsafe ref struct ConvolutionGradients(Span<float> weight, Span<float> bias, float* input)
{
    public Span<float> Weight { get; } = weight;

    public Span<float> Bias { get; } = bias;

    public float* Input { get; } = input;
}
