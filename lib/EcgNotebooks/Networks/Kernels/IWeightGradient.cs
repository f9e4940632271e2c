namespace EcgNotebooks.Networks.Kernels;

/// <summary>The gradient of a large weight, which is computed in parts that the optimizer uses at once, instead of being stored and read again.</summary>
internal interface IWeightGradient
{
    /// <summary>Receives a part of the gradient.</summary>
    /// <param name="start">Index of the part's first weight, in the order of the memory.</param>
    /// <param name="gradient">Gradient of this and the following weights.</param>
    delegate void Part(int start, Span<float> gradient);

    /// <summary>Computes all parts in parallel.</summary>
    /// <param name="use">Called with each part, on several threads.</param>
    void Compute(Part use);
}
