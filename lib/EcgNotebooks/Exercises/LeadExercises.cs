namespace EcgNotebooks.Exercises;

/// <summary>The exercises of notebook 11-leads.</summary>
internal static class LeadExercises
{
    private static readonly Lead[] _inferior = [Lead.II, Lead.III, Lead.AVF];

    public static IReadOnlyList<ExerciseTask> All { get; } =
    [
        ExerciseTask.Of(
            "11-leads/inferior",
            "The three leads that look at the inferior wall from below",
            1,
            "Their positive electrode is at the foot. Answer with a list such as [Lead.V1, Lead.V2].",
            [Mistake.Other],
            (_, answer) => Inferior(answer.Texts())
        ),
        ExerciseTask.Of(
            "11-leads/avf",
            "Lead aVF of the first recording, computed from leads I and II",
            2,
            "aVF is the potential of the foot minus the mean of the two arms. II = foot - right arm, and I = left arm - right arm.",
            [Mistake.WrongAxis],
            Avf
        ),
    ];

    private static Verdict Inferior(string[] names)
    {
        Lead?[] leads = [.. names.Select(name => Lead.TryParse(name, out var lead) ? lead : (Lead?)null)];
        Lead[] chosen = [.. leads.OfType<Lead>().Distinct()];
        var wrong = chosen.Except(_inferior).ToArray();
        var missing = _inferior.Except(chosen).Count();
        return leads.Contains(null) ? new(Mistake.WrongForm, "One of the names isn't a lead.")
            : wrong.Length > 0
                ? new(
                    Mistake.Other,
                    $"{string.Join(", ", wrong)} {(wrong.Length == 1 ? "looks" : "look")} at another wall. The inferior wall is seen from the foot."
                )
            : missing > 0 ? new(Mistake.Other, $"{missing} of the three leads {(missing == 1 ? "is" : "are")} missing.")
            : Verdict.Right("II, III and aVF look at the inferior wall; the published networks see lead I alone.");
    }

    private static Verdict Avf(ExerciseData given, Answer answer)
    {
        var (one, two) = (given.First[Lead.I].Samples, given.First[Lead.II].Samples);
        double[] Computed(Func<double, double, double> of) => [.. one.Zip(two, of)];
        return new SamplesKey(
            Computed((i, ii) => ii - i / 2),
            "aVF is a combination of I and II: a network with these two leads has it already.",
            "Subtract half of lead I from lead II at each sample of the 500 Hz recording."
        )
            .Not(
                Computed((i, ii) => (i + ii) / 2),
                Mistake.Other,
                "This is the negative of aVR, which looks from the right arm. aVF looks from the foot."
            )
            .Not(
                Computed((i, ii) => i - ii / 2),
                Mistake.Other,
                "This is aVL, which looks from the left arm: I and II are exchanged."
            )
            .Not(Computed((i, ii) => ii - i), Mistake.Other, "This is lead III. For aVF, subtract half of lead I.")
            .Judge(answer.Numbers());
    }
}
