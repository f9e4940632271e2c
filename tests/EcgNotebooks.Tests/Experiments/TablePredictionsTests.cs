using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Baselines;
using EcgNotebooks.Experiments;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Experiments;

/// <summary>A processed run's rows are predicted from the table alone.</summary>
public class TablePredictionsTests
{
    // The figures are those of scikit-learn on the same rows; no recording is there.
    [Theory]
    [InlineData(BaselineColumns.Age | BaselineColumns.Sex, 0.6940298507462687, 0.7633077560623478)]
    [InlineData(
        BaselineColumns.Age | BaselineColumns.Sex | BaselineColumns.Device,
        0.7238805970149254,
        0.8070163712358188
    )]
    public void The_published_split_of_the_full_table_gives_the_figures_of_scikit_learn(
        BaselineColumns columns,
        double accuracy,
        double rocAuc
    )
    {
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder["run"]);
        new Experiment(run).Process(
            PtbXl.Open(SharedData.FullMetadata, TestContext.Current.CancellationToken),
            Recipe.Published,
            TestContext.Current.CancellationToken
        );
        var predictions = TablePredictions.Of(run, columns);
        Assert.Equal((3124, 670), (predictions.Of(Part.Train).Count, predictions.Of(Part.Test).Count));
        var test = predictions.Of(Part.Test).ToScoredLabels();
        Assert.Equal(accuracy, ConfusionMatrix.At(0.5, test).Accuracy.Value, 1e-12);
        Assert.Equal(rocAuc, RocCurve.From(test).Auc.Value, 1e-8);
    }
}
