using EcgNotebooks.Splitting;

namespace EcgNotebooks.Experiments;

/// <summary>The published recipe and what becomes of it when its flaws are mended one after the other.</summary>
/// <remarks>
/// Steps that differ from the one before in evaluation alone have the same training. What parts the last rung from
/// <see cref="Recipe.LeakFree"/> are no leaks: how many rows are drawn, PTB-XL's folds in place of a drawn split, and recordings
/// drawn again in place of SMOTE on identifiers, which copies recordings too.
/// </remarks>
public static class Ablation
{
    /// <summary>The rungs from the published recipe upwards.</summary>
    public static IReadOnlyList<AblationStep> Steps { get; } = [.. Climb()];

    private static IEnumerable<AblationStep> Climb()
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
        yield return new("Patients are drawn, not rows: nobody is in two parts.", recipe);
        recipe = recipe with
        {
            Name = "threshold-from-validation",
            ThresholdFrom = Part.Validation,
            KnownLeaks = Leaks.None,
        };
        yield return new("The threshold is chosen on the validation rows, not on those it is judged by.", recipe);
        recipe = recipe with { Name = "filtered-signal", Signal = recipe.Signal with { Filter = recipe.Filter } };
        yield return new("The networks see the signal that step 4 filters.", recipe);
        recipe = recipe with { Name = "best-checkpoint", TestsBestCheckpoint = true };
        yield return new("The checkpoint with the best validation accuracy is tested, not the last weights.", recipe);
    }
}
