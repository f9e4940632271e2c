using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Experiments;

/// <summary>Evaluates predictions by a recipe, in the same way for evaluate, verify and external predictions.</summary>
internal static class RecipeEvaluation
{
    /// <summary>Evaluates the predictions of one set of weights.</summary>
    public static WeightsReport Evaluate(this Recipe recipe, string weights, Predictions predictions)
    {
        var options = new EvaluationOptions { ThresholdFrom = recipe.ThresholdFrom, KnownLeaks = recipe.KnownLeaks };
        return new WeightsReport(weights, predictions, new Evaluator(options).Evaluate(predictions));
    }

    /// <summary>
    /// Returns options without data leakage, whatever the recipe does; if the recipe chooses its threshold on another part, the
    /// report has that threshold as well.
    /// </summary>
    public static EvidenceOptions EvidenceOptions(this Recipe recipe, BootstrapOptions? bootstrap)
    {
        var options = new EvidenceOptions { Bootstrap = bootstrap ?? new() };
        return recipe.ThresholdFrom == options.ThresholdFrom
            ? options
            : options with
            {
                AlsoThresholdFrom = recipe.ThresholdFrom,
            };
    }

    /// <summary>Evaluates both sets of weights of a network.</summary>
    public static NetworkReport Report(
        this RunManifest manifest,
        NetworkKind network,
        Predictions tested,
        Predictions other,
        BootstrapOptions? bootstrap
    )
    {
        var recipe = manifest.Recipe;
        return new(
            network,
            recipe.Name,
            manifest.Simulated,
            recipe.Evaluate(TestedWeights(recipe), tested),
            recipe.Evaluate(OtherWeights(recipe), other),
            EvidenceReport.Of(tested, recipe.EvidenceOptions(bootstrap))
        );
    }

    private static string TestedWeights(Recipe recipe) => recipe.TestsBestCheckpoint ? "best" : "last";

    private static string OtherWeights(Recipe recipe) => recipe.TestsBestCheckpoint ? "last" : "best";
}
