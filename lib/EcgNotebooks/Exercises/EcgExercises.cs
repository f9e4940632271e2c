namespace EcgNotebooks.Exercises;

/// <summary>The exercises of notebook 00-ecg.</summary>
internal static class EcgExercises
{
    public static IReadOnlyList<ExerciseTask> All { get; } =
    [
        ExerciseTask.OfNumber(
            "00-ecg/duration",
            "Duration of the first recording in seconds",
            1,
            "A recording has SampleCount samples, and SamplingRateHz of them are one second.",
            [Mistake.Other],
            Duration
        ),
        ExerciseTask.Of(
            "00-ecg/lead-three",
            "Lead III of the first recording, computed from leads I and II",
            2,
            "Einthoven's law: I + III = II at every moment. Solve it for III, and subtract sample by sample.",
            [Mistake.WrongAxis],
            LeadThree
        ),
    ];

    private static NumberKey Duration(ExerciseData given) =>
        new NumberKey(
            given.First.DurationSeconds,
            "The number of samples divided by the sampling rate is the duration.",
            "Divide the number of samples by the sampling rate in Hz."
        )
            .Not(
                given.First.SampleCount,
                Mistake.Other,
                "This is the number of samples. Divide it by the sampling rate to get seconds."
            )
            .Not(
                given.First.DurationSeconds * 1000,
                Mistake.Other,
                "This is the duration in milliseconds. The exercise asks for seconds."
            );

    private static Verdict LeadThree(ExerciseData given, Answer answer)
    {
        var (one, two) = (given.First[Lead.I].Samples, given.First[Lead.II].Samples);
        return new SamplesKey(
            [.. two.Zip(one, (ii, i) => ii - i)],
            "Lead III is lead II minus lead I: two of the limb leads hold everything that the six of them show.",
            "Subtract lead I from lead II at each sample of the 500 Hz recording."
        )
            .Not(
                [.. one.Zip(two, (i, ii) => i - ii)],
                Mistake.Other,
                "The sign is reversed: lead III is lead II minus lead I."
            )
            .Not(
                [.. one.Zip(two, (i, ii) => i + ii)],
                Mistake.Other,
                "Lead III is the difference of II and I, not their sum."
            )
            .Judge(answer.Numbers());
    }
}
