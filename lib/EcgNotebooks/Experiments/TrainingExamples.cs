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
        var (recipe, checkedSplit) = (processed.Manifest.Recipe, processed.CheckedSplit);
        var train = processed.Examples(Part.Train, cancellation);
        switch (recipe.BalancingMethod)
        {
            case BalancingMethod.ClassWeights:
                checkedSplit.FitOn(checkedSplit.Split.Train);
                return new WeightedExamples(train);
            case BalancingMethod.SmoteOnWaveforms:
                var labels = checkedSplit
                    .FitOn(checkedSplit.Split.Train)
                    .Select(row => checkedSplit.Table.Rows[row].Label.Code());
                return InterpolatedExamples.Of(train, [.. labels], recipe.Balancing);
            default:
                return train;
        }
    }
}
