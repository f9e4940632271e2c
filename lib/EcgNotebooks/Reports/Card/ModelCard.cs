using EcgNotebooks.Experiments;

namespace EcgNotebooks.Reports.Card;

/// <summary>The card of one network of a run: model card and checklists, filled from the run's files alone.</summary>
/// <param name="Title">The title.</param>
/// <param name="Notes">Sentences that belong above everything else, such as the intended use.</param>
/// <param name="Checklists">The checklists.</param>
internal sealed record ModelCard(string Title, IReadOnlyList<string> Notes, IReadOnlyList<Checklist> Checklists)
{
    /// <summary>Fills the card of an evaluated network.</summary>
    /// <exception cref="EcgException">
    /// The run isn't evaluated, its files aren't those of the evaluation, or one is missing or damaged.
    /// </exception>
    public static ModelCard Of(RunFolder run, NetworkKind network)
    {
        var answers = new RunAnswers(new RunFiles(run, network));
        return new(
            $"Model card: {network.Title()}, recipe {answers.Files.Recipe.Name}",
            [
                "For research and teaching, not for diagnosis.",
                .. answers.Files.Manifest.Simulated
                    ? ["The recordings are simulated, so that no result says anything about patients."]
                    : (string[])[],
                "Everything here is computed from the files of the run; an item that they can't answer is open and says what would answer it. In commands, RUN stands for the run folder.",
            ],
            [
                MitchellChecklist.Of(answers),
                TripodChecklist.Of(answers),
                ProbastChecklist.Of(answers),
                ReformsChecklist.Of(answers),
            ]
        );
    }
}
