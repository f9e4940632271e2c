namespace EcgNotebooks.Networks.Onnx;

/// <summary>The computation of one step of a network.</summary>
internal enum StepKind
{
    /// <summary>A convolution over time.</summary>
    Convolution,

    /// <summary>The rectifier.</summary>
    Relu,

    /// <summary>The maximum of pairs of samples.</summary>
    Pooling,

    /// <summary>Batch normalization.</summary>
    Normalization,

    /// <summary>A long short-term memory.</summary>
    Lstm,

    /// <summary>The mean over time.</summary>
    Average,

    /// <summary>A dense layer.</summary>
    Dense,

    /// <summary>The logistic function.</summary>
    Sigmoid,

    /// <summary>The softmax function.</summary>
    Softmax,
}

/// <summary>One step of a network, as found in a graph or as expected.</summary>
/// <param name="Kind">What it computes.</param>
/// <param name="Sizes">Filters and samples of a convolution; number of units or outputs of other layers with weights.</param>
internal sealed record NetworkStep(StepKind Kind, params IReadOnlyList<long> Sizes)
{
    /// <summary>The node that the step was found in, for messages.</summary>
    public string Node { get; init; } = "";

    /// <summary>The weights in this project's order and layout.</summary>
    public IReadOnlyList<float[]> Weights { get; init; } = [];

    /// <summary>Returns whether both compute the same but for weights.</summary>
    public bool Matches(NetworkStep other) => Kind == other.Kind && Sizes.SequenceEqual(other.Sizes);

    /// <summary>Returns the step as text.</summary>
    public override string ToString() =>
        Kind switch
        {
            StepKind.Convolution => $"a convolution of {Sizes[0]} filters of {Sizes[1]} samples",
            StepKind.Relu => "ReLU",
            StepKind.Pooling => "max pooling of 2 samples",
            StepKind.Normalization => "batch normalization",
            StepKind.Lstm => $"an LSTM of {Sizes[0]} units",
            StepKind.Average => "the mean over time",
            StepKind.Dense => $"a dense layer of {Sizes[0]} outputs",
            StepKind.Sigmoid => "the sigmoid",
            _ => "softmax",
        };
}
