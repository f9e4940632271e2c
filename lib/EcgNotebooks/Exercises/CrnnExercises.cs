using EcgNotebooks.Experiments;

namespace EcgNotebooks.Exercises;

/// <summary>The exercises of notebook 07-crnn.</summary>
internal static class CrnnExercises
{
    private const int Inputs = 64;
    private const int Units = 32;
    private const int Gates = 4;
    private const int SamplesAt100Hz = 1000;

    public static IReadOnlyList<ExerciseTask> All { get; } =
    [
        ExerciseTask.OfNumber(
            "07-crnn/lstm-parameters",
            "Number of parameters of an LSTM with 32 units on 64 channels",
            2,
            "Each of the four gates has a weight for every input and every unit, and one bias: (inputs + units + 1) * units.",
            [Mistake.Other],
            _ => LstmParameters()
        ),
        ExerciseTask.OfNumber(
            "07-crnn/steps",
            "Number of time steps that the LSTM reads of a recording with 1,000 samples",
            2,
            "Two convolutions with kernels of 5 and 3 samples shorten the signal, and each pooling halves it. Or create the network for 1,000 samples and read the summary.",
            [Mistake.WrongAxis],
            _ => Steps()
        ),
    ];

    private static NumberKey LstmParameters() =>
        new NumberKey(
            Gates * (Inputs + Units + 1) * Units,
            "The number depends on channels and units, not on the length of the recording.",
            "Count the weights of one gate and multiply by the number of gates."
        )
            .Not(
                (Inputs + Units + 1) * Units,
                Mistake.Other,
                "This is one gate. An LSTM has four: input, forget, cell and output."
            )
            .Not(Gates * (Inputs + Units) * Units, Mistake.Other, "The biases are missing, one for each unit and gate.")
            .Not(
                Gates * (Inputs + Units + 2) * Units,
                Mistake.Other,
                "PyTorch counts two biases for each unit and gate. Keras, whose network this is, has one."
            )
            .Not(
                Gates * Inputs * Units,
                Mistake.Other,
                "The weights of the recurrent connections are missing: the units are inputs as well."
            );

    private static NumberKey Steps()
    {
        var shape = LstmShape(SamplesAt100Hz);
        var published = LstmShape(Recipe.Published.Signal.InputSamples);
        return new NumberKey(
            shape[0],
            "Fewer samples make fewer steps, and the dense layer behind the LSTM shrinks with them.",
            "Follow the length through the layers: minus 4, halved, minus 2, halved."
        )
            .Not(
                shape[1],
                Mistake.WrongAxis,
                "This is the number of channels at each step. The steps are the other axis of the LSTM's input."
            )
            .Not(published[0], Mistake.Other, "This holds for 5,000 samples. The exercise asks for 1,000.")
            .Not(SamplesAt100Hz / 4, Mistake.Other, "This leaves out that the convolutions shorten the signal.");
    }

    private static IReadOnlyList<long> LstmShape(int samples) =>
        (Recipe.Published with { Signal = Recipe.Published.Signal with { Samples = samples } })
            .SummaryOf(NetworkKind.Crnn)
            .Layers.Single(layer => layer.Name == "lstm")
            .OutputShape;
}
