namespace EcgNotebooks.Networks.Onnx;

/// <summary>The steps of both networks, to compare graphs with.</summary>
internal static class KnownGraph
{
    private static readonly NetworkStep _relu = new(StepKind.Relu);
    private static readonly NetworkStep _pooling = new(StepKind.Pooling);
    private static readonly NetworkStep _normalization = new(StepKind.Normalization);

    private static readonly NetworkStep[] _cnn =
    [
        new(StepKind.Convolution, 32, 5),
        _relu,
        _pooling,
        new(StepKind.Convolution, 64, 3),
        _relu,
        _pooling,
        new(StepKind.Convolution, 128, 3),
        _relu,
        new(StepKind.Average),
        new(StepKind.Dense, 64),
        _relu,
        new(StepKind.Dense, 1),
        new(StepKind.Sigmoid),
    ];

    private static readonly NetworkStep[] _crnn =
    [
        new(StepKind.Convolution, 32, 5),
        _relu,
        _normalization,
        _pooling,
        new(StepKind.Convolution, 64, 3),
        _relu,
        _normalization,
        _pooling,
        new(StepKind.Lstm, 64),
        new(StepKind.Dense, 128),
        _relu,
        new(StepKind.Dense, 2),
        new(StepKind.Softmax),
    ];

    /// <summary>Returns the architecture that the steps are of, with the steps in this project's order.</summary>
    /// <exception cref="InvalidDataException">They are of neither; the message names the first step that differs.</exception>
    public static (string Architecture, IReadOnlyList<NetworkStep> Steps) Recognise(IReadOnlyList<NetworkStep> found)
    {
        var steps = ReluFirst(found);
        var isCrnn = steps.Any(step => step.Kind is StepKind.Lstm or StepKind.Normalization);
        var (name, known) = isCrnn ? (EcgCrnn.Architecture, _crnn) : (EcgCnn.Architecture, _cnn);
        for (var i = 0; i < Math.Max(known.Length, steps.Count); i++)
        {
            if (i >= steps.Count)
            {
                throw new InvalidDataException($"it ends where the {name} has {known[i]}");
            }

            if (i >= known.Length || !steps[i].Matches(known[i]))
            {
                var expected = i >= known.Length ? "ends" : $"has {known[i]}";
                throw new InvalidDataException($"{steps[i].Node} is {steps[i]}, where the {name} {expected}");
            }
        }

        return (name, steps);
    }

    // Pooling before ReLU gives the same as ReLU before pooling.
    private static List<NetworkStep> ReluFirst(IReadOnlyList<NetworkStep> found)
    {
        var steps = found.ToList();
        for (var i = 1; i < steps.Count; i++)
        {
            if (steps[i - 1].Kind == StepKind.Pooling && steps[i].Kind == StepKind.Relu)
            {
                (steps[i - 1], steps[i]) = (steps[i], steps[i - 1]);
            }
        }

        return steps;
    }
}
