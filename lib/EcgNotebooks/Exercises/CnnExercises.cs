using EcgNotebooks.Experiments;

namespace EcgNotebooks.Exercises;

/// <summary>The exercises of notebook 06-cnn.</summary>
internal static class CnnExercises
{
    private const int Kernel = 7;
    private const int Filters = 32;
    private const int FirstKernel = 5;

    public static IReadOnlyList<ExerciseTask> All { get; } =
    [
        ExerciseTask.Of(
            "06-cnn/shape",
            "Shape (time, channels) after a first convolution with kernel size 7 and 32 filters, and pooling by 2",
            2,
            "A convolution without padding shortens n samples to n - kernel + 1. Pooling by 2 halves this, rounded down.",
            [Mistake.WrongAxis],
            (_, answer) => Shape(answer.Numbers())
        ),
        ExerciseTask.OfNumber(
            "06-cnn/parameters",
            "Number of parameters of the published CNN with leads I and II",
            1,
            "Recipe.Published with { Signal = ... with { Leads = [Lead.I, Lead.II] } } creates the network; its Summary() counts the parameters. Only the first convolution changes.",
            [Mistake.Other],
            _ => Parameters()
        ),
    ];

    private static Verdict Shape(double[] answer)
    {
        var samples = Recipe.Published.Signal.InputSamples;
        double time = (samples - Kernel + 1) / 2;
        return answer switch
        {
            [var t, Filters] when t == time => Verdict.Right(
                "The kernel takes 6 samples from the length, and each filter gives one channel."
            ),
            [Filters, var t] when t == time => new(
                Mistake.WrongAxis,
                "The numbers are right, but in the order (channels, time). The exercise asks for (time, channels), as Keras writes shapes."
            ),
            [var t, Filters] when t == samples / 2 => new(
                Mistake.Other,
                "This is the length with padding. The published convolution has none, so that it shortens the signal."
            ),
            [var t, Filters] when t == samples - Kernel + 1 => new(
                Mistake.Other,
                "This is the length before pooling by 2."
            ),
            [var t, Filters] when t == (samples - FirstKernel + 1) / 2 => new(
                Mistake.Other,
                "This is the published kernel of 5. The exercise asks for a kernel of 7."
            ),
            _ => new(
                Mistake.Other,
                $"The shape isn't right. It has two numbers; with n = {samples}, the first is (n - kernel + 1) / 2."
            ),
        };
    }

    private static NumberKey Parameters()
    {
        var one = Recipe.Published.SummaryOf(NetworkKind.Cnn).Parameters;
        var two = (Recipe.Published with { Signal = Recipe.Published.Signal with { Leads = [Lead.I, Lead.II] } })
            .SummaryOf(NetworkKind.Cnn)
            .Parameters;
        return new NumberKey(
            two,
            "A second lead adds 160 weights, five for each of 32 filters: a further lead costs a CNN next to nothing.",
            "Create the network for two leads and read the number of parameters from its summary."
        )
            .Not(one, Mistake.Other, "This is the network for one lead.")
            .Not(
                2 * one,
                Mistake.Other,
                "A second lead doesn't double the network: only the first convolution sees the leads."
            );
    }
}
