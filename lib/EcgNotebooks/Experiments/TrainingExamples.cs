using EcgNotebooks.Balancing;
using EcgNotebooks.Labels;
using EcgNotebooks.Networks;
using EcgNotebooks.Training;

namespace EcgNotebooks.Experiments;

/// <summary>Prepares a run's training examples, with class weights or SMOTE on waveforms if the recipe uses them.</summary>
internal static class TrainingExamples
{
    /// <summary>Returns the examples of the training rows.</summary>
    /// <exception cref="EcgException">A recording can't be read, or a class has too few rows.</exception>
    public static IExamples Of(ProcessedRun processed, CancellationToken cancellation)
    {
        var (recipe, guarded) = (processed.Manifest.Recipe, processed.Guarded);
        var train = processed.Examples(Part.Train, cancellation);
        switch (recipe.BalancingRule)
        {
            case BalancingRule.ClassWeights:
                guarded.FitOn(guarded.Split.Train);
                return new WeightedExamples(train);
            case BalancingRule.SmoteOnWaveforms:
                var labels = guarded.FitOn(guarded.Split.Train).Select(row => guarded.Table.Rows[row].Label.Code());
                return InterpolatedExamples.Of(train, [.. labels], recipe.Balancing);
            default:
                return train;
        }
    }
}
