using System.Globalization;
using EcgNotebooks.Balancing;
using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Experiments;
using EcgNotebooks.Networks;
using EcgNotebooks.Reports;
using EcgNotebooks.Simulation;
using EcgNotebooks.Studies;
using EcgNotebooks.Tests.Support;
using EcgNotebooks.Training;

namespace EcgNotebooks.Tests.Studies;

/// <summary>Studies with short trainings in one process.</summary>
[Trait("speed", "slow")]
public sealed class SweepTests : IDisposable
{
    private static readonly Study _evaluations = new()
    {
        Recipes = ["split-by-patient", "threshold-from-validation", "best-checkpoint"],
        Networks = [NetworkKind.Cnn],
        Seeds = [0, 1],
        Epochs = 2,
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Runs_that_differ_only_in_evaluation_train_once_and_give_the_same_results_as_alone()
    {
        var sweep = new Sweep(_evaluations, Demo(), _folder["study"]);
        var comparison = sweep.Run(cancellation: TestContext.Current.CancellationToken);
        var shared = sweep.Runs.Where(run => run.TrainedBy is not null).ToList();
        Assert.Equal(2, shared.Count);
        Assert.All(shared, run => Assert.False(File.Exists(State(sweep.Folder(run)))));
        Assert.All(sweep.Runs.Except(shared), run => Assert.True(File.Exists(State(sweep.Folder(run)))));

        var alone = new StudyRunFolder(Path.Combine(_folder["alone"], shared[0].Id));
        var expected = new StudyExperiment(shared[0] with { TrainedBy = null }, alone).Run(
            sweep.Data,
            cancellation: TestContext.Current.CancellationToken
        );
        Assert.Equal(expected.Measures, sweep.Result(shared[0])!.Measures);
        AssertComparison(comparison, sweep);
    }

    [Fact]
    public void Synthetic_waveforms_are_used_in_training_but_are_in_no_table()
    {
        var data = Demo();
        var recipe = Recipe.LeakFree with
        {
            BalancingMethod = BalancingMethod.SmoteOnWaveforms,
            CnnTraining = TrainingOptions.Cnn with { Epochs = 1 },
        };
        var experiment = CachedExperiment.Open(data, recipe, _folder["runs"]);
        var processed = experiment.Processed();
        var train = processed.Examples(Part.Train, TestContext.Current.CancellationToken);
        var extended = TrainingExamples.Of(processed, TestContext.Current.CancellationToken);
        int Of(IExamples examples, int target) =>
            Enumerable.Range(0, examples.Count).Count(i => examples.Target(i) == target);
        Assert.NotEqual(Of(train, 0), Of(train, 1));
        Assert.Equal(Of(extended, 0), Of(extended, 1));
        AssertBetweenTwo(train, extended);
        var report = experiment.Evaluated(NetworkKind.Cnn);
        Assert.Equal(processed.Balanced.Rows.Count, report.Tested.Predictions.Count);
    }

    private static void AssertComparison(StudyComparison comparison, Sweep sweep)
    {
        Assert.Equal(_evaluations.Recipes, comparison.Rows.Select(row => row.Run.RecipeName));
        foreach (var row in comparison.Rows)
        {
            var results = sweep.Runs.Where(c => c.RecipeName == row.Run.RecipeName).Select(c => sweep.Result(c)!);
            double[] rocAucs = [.. results.Select(result => result.Measures["roc_auc"]!.Value)];
            var estimate = row.Estimates[MeasureKind.RocAuc];
            Assert.Equal(rocAucs.Average(), estimate.Mean.Value, 1e-12);
            Assert.Equal((rocAucs.Min(), rocAucs.Max()), (estimate.Lowest, estimate.Highest));
            Assert.True(estimate.Interval.Contains(estimate.Mean.Value));
            double[] accuracies = [.. results.Select(result => result.Measures["accuracy_at_threshold"]!.Value)];
            Assert.Equal(accuracies.Average(), row.Estimates[MeasureKind.Accuracy].Mean.Value, 1e-12);
            AssertBaseline(row, [.. results]);
        }

        // The scores and rows are the same, so the ROC AUCs are equal in every resample.
        var step = comparison.Rows[1].Difference(comparison.Rows[0], MeasureKind.RocAuc)!;
        Assert.Equal((0.0, false), (step.Value.Value, step.Interval.IsDefined));
        Assert.Contains("split-by-patient", $"{comparison.ToTable()}", StringComparison.Ordinal);
        Assert.Contains("0.000 (the same in every resample)", $"{comparison.ToSteps()}", StringComparison.Ordinal);
        Assert.Equal(6, sweep.Finished().Count);
        sweep.WriteTables(sweep.Finished());
        var lines = File.ReadAllLines(sweep.ComparisonTable);
        Assert.Equal(4, lines.Length);
        AssertNames(sweep, lines[0]);
        AssertEarlierNamesAreNotTaken(sweep);
        string[] pictures = ["accuracy", "balanced-accuracy", "roc-auc", "with-baseline"];
        Assert.All(
            pictures,
            name => Assert.True(File.Exists(Path.Combine(sweep.Root, $"comparison-{name}.svg")), name)
        );
        Assert.StartsWith("split-by-patient,smote-identifiers,I,cnn,2,", lines[1], StringComparison.Ordinal);
        Assert.Equal(comparison.Rows.Count, comparison.ToFigure(MeasureKind.RocAuc).Panels[0].Y.Ticks.Count);
    }

    // The baseline is the same for all seeds, because it depends on the rows alone.
    private static void AssertBaseline(ComparisonRow row, StudyRunResult[] results)
    {
        var baseline = row.Baseline!;
        Assert.Equal(baseline[MeasureKind.RocAuc].Value, results[0].Measures["baseline_roc_auc"]!.Value, 1e-12);
        Assert.Equal(results[0].Measures["baseline_roc_auc"], results[1].Measures["baseline_roc_auc"]);
        var difference = baseline.Difference(MeasureKind.RocAuc);
        var mean = row.Estimates[MeasureKind.RocAuc].Mean.Value;
        Assert.Equal(mean - baseline[MeasureKind.RocAuc].Value, difference.Value.Value, 1e-12);
        Assert.True(difference.Interval.Contains(difference.Value.Value));
        Assert.All(results, result => Assert.Equal(row.MajorityAccuracy, result.Measures["majority_accuracy"]!.Value));
        Assert.All(results, result => Assert.InRange(result.Measures["roc_auc_minus_baseline_p"]!.Value, 0, 1));
    }

    // An earlier version wrote "accuracy" at 0.5, but "precision" at the chosen threshold.
    private static void AssertEarlierNamesAreNotTaken(Sweep sweep)
    {
        var file = sweep.Folder(sweep.Runs[0]).ResultFile;
        var now = File.ReadAllText(file);
        File.WriteAllText(
            file,
            now.Replace("accuracy_at_0.5", "accuracy", StringComparison.Ordinal)
                .Replace("accuracy_at_threshold", "threshold_accuracy", StringComparison.Ordinal)
                .Replace("_at_threshold", "", StringComparison.Ordinal)
        );
        Assert.Null(sweep.Result(sweep.Runs[0]));
        File.WriteAllText(file, now);
        Assert.NotNull(sweep.Result(sweep.Runs[0]));
    }

    // A name has the same meaning in both tables, and names of decision measures include the threshold.
    private static void AssertNames(Sweep sweep, string compared)
    {
        var results = File.ReadAllLines(sweep.Table).Select(line => line.Split(',')).ToList();
        string[] decisions = ["accuracy", "precision", "f1", "sensitivity", "specificity", "balanced_accuracy"];
        Assert.Empty(decisions.Intersect([.. results[0], .. compared.Split(',')]));
        var (result, run) = (sweep.Result(sweep.Runs[0])!, sweep.Runs[0]);
        var report = Predictions.Read(sweep.Folder(run).Run.Of(run.Network).Predictions).Of(Part.Test).ToScoredLabels();
        double Column(string name) =>
            double.Parse(results[1][Array.IndexOf(results[0], name)], CultureInfo.InvariantCulture);
        Assert.Equal(ConfusionMatrix.At(0.5, report).Accuracy.Value, Column("accuracy_at_0.5"));
        var threshold = Column("threshold");
        Assert.Equal(ConfusionMatrix.At(threshold, report).Accuracy.Value, Column("accuracy_at_threshold"));
        Assert.Equal(result.Measures["accuracy_at_threshold"], Column("accuracy_at_threshold"));
        var columns = compared.Split(',');
        Assert.Contains("accuracy_at_threshold", columns);
        Assert.Contains("balanced_accuracy_at_threshold_lower", columns);
        Assert.Contains("roc_auc_minus_baseline_upper", columns);
        Assert.All(
            File.ReadAllLines(sweep.ComparisonTable),
            line => Assert.Equal(columns.Length, line.Split(',').Length)
        );
    }

    // Each synthetic signal lies on the line between two signals of its class.
    private static void AssertBetweenTwo(RecordingExamples train, IExamples extended)
    {
        var given = Enumerable.Range(0, train.Count).Select(i => Samples(train, i)).ToList();
        for (var i = train.Count; i < extended.Count; i++)
        {
            var signal = Samples(extended, i);
            var pairs =
                from a in Enumerable.Range(0, train.Count)
                from b in Enumerable.Range(0, train.Count)
                where a != b && train.Target(a) == extended.Target(i) && train.Target(b) == extended.Target(i)
                let share = (signal[0] - given[a][0]) / (given[b][0] - given[a][0])
                where share is >= 0 and <= 1
                where
                    signal.Select((s, t) => Math.Abs(s - given[a][t] - (share * (given[b][t] - given[a][t])))).Max()
                    < 1e-3
                select (a, b);
            Assert.NotEmpty(pairs);
        }
    }

    private static float[] Samples(IExamples examples, int index)
    {
        var samples = new float[examples.Channels * examples.Length];
        examples.CopyTo(index, samples);
        // A few samples are enough to distinguish signals.
        return [.. samples.Where((_, t) => t % 50 == 7)];
    }

    private static string State(StudyRunFolder folder) =>
        Path.Combine(folder.Run.Of(NetworkKind.Cnn).Root, "state.safetensors");

    private PtbXl Demo()
    {
        DemoData.Make(_folder["data"], new DemoOptions { Recordings = 90, Seed = 3 });
        return PtbXl.Open(_folder["data"]);
    }
}
