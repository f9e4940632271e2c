using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Experiments;

/// <summary>Judges predictions as a recipe asks; evaluate, verify and predictions made elsewhere all judge by this.</summary>
internal static class RecipeEvaluation
{
    public static WeightsReport Judge(this Recipe recipe, string weights, Predictions predictions)
    {
        var options = new EvaluationOptions { ThresholdFrom = recipe.ThresholdFrom, KnownLeaks = recipe.KnownLeaks };
        return new WeightsReport(weights, predictions, new Evaluator(options).Evaluate(predictions));
    }

    /// <summary>Without a leak whatever the recipe does; where its own threshold comes from elsewhere, that is judged beside.</summary>
    public static EvidenceOptions EvidenceOptions(this Recipe recipe, BootstrapOptions? bootstrap)
    {
        var options = new EvidenceOptions { Bootstrap = bootstrap ?? new() };
        return recipe.ThresholdFrom == options.ChooseOn
            ? options
            : options with
            {
                AlsoChooseOn = recipe.ThresholdFrom,
            };
    }

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
            recipe.Judge(TestedWeights(recipe), tested),
            recipe.Judge(OtherWeights(recipe), other),
            EvidenceReport.Of(tested, recipe.EvidenceOptions(bootstrap))
        );
    }

    private static string TestedWeights(Recipe recipe) => recipe.TestsBestCheckpoint ? "best" : "last";

    private static string OtherWeights(Recipe recipe) => recipe.TestsBestCheckpoint ? "last" : "best";
}
