using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Baselines;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Experiments;
using EcgNotebooks.Labels;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Experiments;

/// <summary>With labels permuted over the patients, nothing can be learned: the interval of the ROC AUC holds 0.5.</summary>
[Trait("speed", "slow")]
public class PermutedLabelsTests(ITestOutputHelper output)
{
    private const int Seeds = 10;
    private const string NetworksVariable = "ECG_TEST_PERMUTED_NETWORKS";

    // Age and sex tell much of an infarction as long as the labels are the patients' own, so that this test can fail.
    [Fact]
    public void Age_and_sex_tell_nothing_of_permuted_labels_in_at_least_nine_of_ten_seeds()
    {
        var table = PtbXlTable.Read(SharedData.FullMetadata, TestContext.Current.CancellationToken);
        var own = OfAgeAndSex(table, new LabellingOptions()).Interval;
        output.WriteLine($"own labels: {own}");
        Assert.InRange(own.Lower, 0.6, 1);
        var held = Enumerable
            .Range(0, Seeds)
            .Count(seed => OfAgeAndSex(table, new LabellingOptions { PermutedBy = (uint)seed }).Interval.Contains(0.5));
        output.WriteLine($"permuted labels: the interval holds 0.5 in {held} of {Seeds} seeds");
        Assert.InRange(held, 9, Seeds);
    }

    [Fact]
    public void A_network_learns_nothing_from_permuted_labels_in_at_least_nine_of_ten_seeds()
    {
        OnRequest.SkipUnlessAsked(NetworksVariable, "ten trainings take minutes");
        var data = PtbXl.Open(SharedData.Subset, TestContext.Current.CancellationToken);
        var held = Enumerable.Range(0, Seeds).Count(seed => OfCnn(data, (uint)seed).Contains(0.5));
        output.WriteLine($"the interval holds 0.5 in {held} of {Seeds} seeds");
        Assert.InRange(held, 9, Seeds);
    }

    private static RocAucEstimate OfAgeAndSex(PtbXlTable table, LabellingOptions options)
    {
        var selected = new Selection(Recipe.PermutedLabels.Selection).Select(table.Rows);
        var labelled = new Labeller(options).Label(selected.Rows).Rows;
        LabelledRow[] train = [.. labelled.Where(row => row.Row.StratFold <= 8)];
        LabelledRow[] test = [.. labelled.Where(row => row.Row.StratFold == 10)];
        var baseline = TableBaseline.Fit(
            [.. train.Select(row => row.Row)],
            [.. train.Select(row => row.Label == Diagnosis.Imi)]
        );
        var scored = new ScoredLabels(
            test.Select(row => row.Label == Diagnosis.Imi),
            test.Select(row => baseline.Probability(row.Row))
        );
        return DeLong.Auc(scored, [.. test.Select(row => row.Row.PatientId)]);
    }

    private Interval OfCnn(PtbXl data, uint seed)
    {
        using var folder = new TemporaryFolder();
        var recipe = Recipe.PermutedLabels with { Labelling = new() { PermutedBy = seed } };
        var experiment = new Experiment(new RunFolder(folder["run"]));
        experiment.Process(data, recipe, TestContext.Current.CancellationToken);
        experiment.Train(
            NetworkKind.Cnn,
            new TrainingRequest { Epochs = 3 },
            cancellation: TestContext.Current.CancellationToken
        );
        var report = experiment.Evaluate(
            NetworkKind.Cnn,
            new BootstrapOptions { Resamples = 200 },
            cancellation: TestContext.Current.CancellationToken
        );
        var rocAuc = report.Evidence.RocAucOfPatients;
        output.WriteLine($"seed {seed}: {rocAuc}");
        return rocAuc.Interval;
    }
}
