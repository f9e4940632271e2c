using EcgNotebooks.Splitting;

namespace EcgNotebooks.Experiments;

/// <summary>The ablation study: the published recipe, with its flaws removed one after the other.</summary>
/// <remarks>
/// A step that changes only the evaluation shares the training of the step before. The last step differs from
/// <see cref="Recipe.LeakFree"/> only in choices without data leakage: the number of selected rows, a random split instead of
/// PTB-XL's folds, and SMOTE on identifiers, which copies recordings too, instead of random oversampling.
/// </remarks>
public static class Ablation
{
    /// <summary>The ablation steps; the first is the published recipe.</summary>
    public static IReadOnlyList<AblationStep> Steps { get; } = [.. CreateSteps()];

    /// <summary>
    /// The steps for the certainty of the labels: the leak-free recipe, and what changes if only certain labels, only validated
    /// labels, or all statements of an inferior infarction count. Each step changes the leak-free recipe alone, not the step before.
    /// </summary>
    public static IReadOnlyList<AblationStep> LabelCertainty { get; } =
    [
        new("Nothing: the leak-free recipe, with labels of any certainty.", Recipe.LeakFree),
        new(
            "Labels with a likelihood below 50 % are left out.",
            Recipe.LeakFree with
            {
                Name = "likelihood-50",
                Selection = Recipe.LeakFree.Selection with { MinLikelihood = 50 },
            }
        ),
        new(
            "Labels with a likelihood below 100 % are left out.",
            Recipe.LeakFree with
            {
                Name = "likelihood-100",
                Selection = Recipe.LeakFree.Selection with { MinLikelihood = 100 },
            }
        ),
        new(
            "Labels that no person validated are left out.",
            Recipe.LeakFree with
            {
                Name = "validated-only",
                Selection = Recipe.LeakFree.Selection with { ValidatedOnly = true },
            }
        ),
        new(
            "Inferolateral, inferoposterior and inferoposterolateral infarctions count as inferior.",
            Recipe.LeakFree with
            {
                Name = "inferior-family",
                Labelling = Recipe.LeakFree.Labelling with { InferiorFamily = ["IMI", "ILMI", "IPMI", "IPLMI"] },
            }
        ),
    ];

    private static IEnumerable<AblationStep> CreateSteps()
    {
        var recipe = Recipe.Published;
        yield return new("Nothing: the recipe as published, all flaws kept.", recipe);
        recipe = recipe with
        {
            Name = "smote-on-train",
            BalancesTrainOnly = true,
            KnownLeaks = recipe.KnownLeaks & ~Leaks.BalancedOutsideTrain & ~Leaks.SharedRecording,
        };
        yield return new("SMOTE after the split, on training rows alone: no recording is in two parts.", recipe);
        recipe = recipe with
        {
            Name = "split-by-patient",
            SplitRule = SplitRule.Patients,
            KnownLeaks = recipe.KnownLeaks & ~Leaks.SharedPatient,
        };
        yield return new("The split is by patient, not by row: no patient is in two parts.", recipe);
        recipe = recipe with
        {
            Name = "threshold-from-validation",
            ThresholdFrom = Part.Validation,
            KnownLeaks = Leaks.None,
        };
        yield return new("The threshold is chosen on the validation rows, not on the test rows.", recipe);
        recipe = recipe with { Name = "filtered-signal", Signal = recipe.Signal with { Filter = recipe.Filter } };
        yield return new("The networks see the signal that step 4 filters.", recipe);
        recipe = recipe with { Name = "best-checkpoint", TestsBestCheckpoint = true };
        yield return new("The checkpoint with the best validation accuracy is tested, not the last weights.", recipe);
    }
}
