using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Experiments;
using EcgNotebooks.Reports;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Experiments;

[Collection(nameof(EvaluatedRun))]
[Trait("speed", "slow")]
public sealed class RunEvidenceTests(EvaluatedRun made) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_evidence_depends_only_on_the_predictions()
    {
        var folder = made.Run.Of(NetworkKind.Cnn);
        var options = new EvidenceOptions { AlsoThresholdFrom = Part.Test };
        var evidence = EvidenceReport.Of(Predictions.Read(folder.Predictions), options);
        Assert.Equal(evidence.ToJson(), File.ReadAllText(folder.Evidence));
        Assert.True(File.Exists(folder.Figure("reliability.svg")));
    }

    [Fact]
    public void The_report_has_intervals_at_the_published_threshold_and_at_that_from_validation()
    {
        var (result, evidence) = (made.Cnn.Tested.Result, made.Cnn.Evidence);
        Assert.Equal(Part.Test, result.ThresholdFrom);
        Assert.Equal(result.AtSearched, evidence.AtAlsoChosen!.Decisions);
        Assert.Equal(result.AtSearched.Matrix.Accuracy, evidence.AtAlsoChosen.Bootstrap[MeasureKind.Accuracy].Value);
        Assert.Equal(evidence.ThresholdGap.Threshold, evidence.AtChosen.Decisions.Threshold);
        Assert.Contains("\"at_threshold_from_test\"", evidence.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_has_an_interval_for_each_measure_and_the_accuracy_of_the_majority_class()
    {
        var lines = made.Cnn.ToTable().ToString().Split('\n');
        Assert.Contains("95 % interval", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("prevalence of IMI", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("accuracy of the majority class", StringComparison.Ordinal));
        var rocAuc = made.Cnn.Evidence.AtFixed.Bootstrap[MeasureKind.RocAuc];
        Assert.Matches(
            $@"^ROC AUC +{rocAuc.Value} +{rocAuc.Interval} +[\d.]+$",
            lines.Single(l => l.StartsWith("ROC", StringComparison.Ordinal))
        );
        Assert.Equal(2, lines.Count(line => line.StartsWith("balanced accuracy", StringComparison.Ordinal)));
    }

    [Fact]
    public void Both_networks_are_compared_in_the_run_folder()
    {
        Assert.Equal(("CNN", "CRNN"), (made.Comparison.First, made.Comparison.Second));
        Assert.Equal(made.Comparison.ToJson(), File.ReadAllText(made.Run.Comparison));
        Assert.Equal(made.Cnn.Evidence.RocAucOfPatients, made.Comparison.RocAucsOfPatients.First);
        Assert.Equal(Part.Validation, made.Comparison.Options.ThresholdFrom);
    }

    [Fact]
    public void A_comparison_with_predictions_of_another_recipe_is_removed()
    {
        var run = made.CopyTo(_folder);
        new Experiment(run).Process(
            made.Data,
            EvaluatedRun.OneEpoch with
            {
                Splitting = new() { Seed = 8 },
            },
            TestContext.Current.CancellationToken
        );
        Assert.Null(new Experiment(run).Compare(cancellation: TestContext.Current.CancellationToken));
        Assert.False(File.Exists(run.Comparison));
        Assert.False(File.Exists(run.ComparisonFigure));
    }

    [Fact]
    public void A_run_is_verified_with_its_own_resamples_and_seed()
    {
        var run = made.CopyTo(_folder);
        new Experiment(run).Compare(new() { Resamples = 300, Seed = 5 }, TestContext.Current.CancellationToken);
        Assert.Empty(new RunVerification(run).Differences(NetworkKind.Cnn));
        Assert.Empty(new RunVerification(run).Differences(NetworkKind.Crnn));
        Assert.Empty(new RunVerification(run).DifferencesOfComparison()!);
    }

    [Fact]
    public void A_changed_digit_of_the_predictions_is_found_in_evidence_comparison_and_figures()
    {
        var run = made.CopyTo(_folder);
        var file = run.Of(NetworkKind.Crnn).Predictions;
        var rows = Predictions.Read(file).ToArray();
        var test = Array.FindIndex(rows, row => row.Part == Part.Test);
        rows[test] = rows[test] with { Probability = 1 - rows[test].Probability };
        new Predictions(rows).Write(file);
        var found = new RunVerification(run).Differences(NetworkKind.Crnn);
        Assert.Contains(
            found,
            line => line.StartsWith("evidence.json scores brier lower: stored 0.", StringComparison.Ordinal)
        );
        Assert.Contains(
            found,
            line =>
                line.StartsWith("evidence.json calibration as_predicted bins 4 ", StringComparison.Ordinal)
                || line.StartsWith("evidence.json calibration as_predicted bins 5 ", StringComparison.Ordinal)
        );
        Assert.Contains("figures/reliability.svg: the stored figure isn't the one that the predictions give", found);
        var compared = new RunVerification(run).DifferencesOfComparison()!;
        Assert.Contains(
            compared,
            line => line.StartsWith("comparison.json scores brier value: stored ", StringComparison.Ordinal)
        );
        Assert.Contains("figures/comparison.svg: the stored figure isn't the one that the predictions give", compared);
        Assert.Empty(new RunVerification(run).Differences(NetworkKind.Cnn));
    }

    [Theory]
    [InlineData("New_data.csv")]
    [InlineData("balanced.csv")]
    [InlineData("split.csv")]
    [InlineData("cnn/last.safetensors")]
    [InlineData("cnn/best.safetensors")]
    [InlineData("cnn/history.csv")]
    [InlineData("cnn/predictions.csv")]
    [InlineData("cnn/predictions-other.csv")]
    public void A_truncated_file_is_named(string file)
    {
        var run = made.CopyTo(_folder);
        var path = Path.Combine(run.Root, file);
        var whole = File.ReadAllBytes(path);
        // A file of several lines is cut at the end of a line, so that a table can still be parsed.
        var at = Array.IndexOf(whole, (byte)'\n', whole.Length / 2) + 1;
        File.WriteAllBytes(path, at == 0 || at == whole.Length ? whole[..^1] : whole[..at]);
        Assert.Contains(
            new RunVerification(run).Differences(NetworkKind.Cnn),
            line => line == $"{Path.GetFileName(file)}: not the file that was evaluated"
        );
    }

    [Theory]
    [InlineData("New_data.csv", false)]
    [InlineData("balanced.csv", false)]
    [InlineData("split.csv", false)]
    [InlineData("New_data.csv", true)]
    [InlineData("balanced.csv", true)]
    [InlineData("split.csv", true)]
    public void An_emptied_or_removed_table_is_named(string file, bool isRemoved)
    {
        var run = made.CopyTo(_folder);
        var path = Path.Combine(run.Root, file);
        File.WriteAllBytes(path, []);
        if (isRemoved)
        {
            File.Delete(path);
        }

        var differences = new RunVerification(run).Differences(NetworkKind.Cnn);
        Assert.Equal([$"{file}: not the file that was evaluated"], differences);
    }

    [Fact]
    public void A_bundle_that_lists_fewer_files_than_were_evaluated_is_reported()
    {
        var run = made.CopyTo(_folder);
        var bundle = run.Of(NetworkKind.Cnn).Bundle;
        var whole = PredictionBundle.Read(bundle);
        (whole with { Files = new Dictionary<string, string>(), Tables = new Dictionary<string, string>() }).Write(
            bundle
        );
        var found = new RunVerification(run).Differences(NetworkKind.Cnn);
        Assert.Equal(whole.Files.Count + whole.Tables.Count, found.Count);
        Assert.All(found, line => Assert.StartsWith("bundle.json: doesn't say which ", line, StringComparison.Ordinal));
        Assert.Contains(found, line => line.Contains("split.csv", StringComparison.Ordinal));
    }

    [Fact]
    public void Networks_trained_after_their_evaluation_are_not_compared()
    {
        var run = made.CopyTo(_folder);
        File.AppendAllText(run.Of(NetworkKind.Cnn).Last, " ");
        Assert.Null(new Experiment(run).Compare(cancellation: TestContext.Current.CancellationToken));
        Assert.False(File.Exists(run.Comparison));
    }

    [Theory]
    [InlineData("\"upper\": 0.", "\"upper\": 1.")]
    [InlineData("\"seed\": 42", "\"seed\": 41")]
    public void A_changed_number_of_the_evidence_is_named(string old, string other)
    {
        var run = made.CopyTo(_folder);
        var file = run.Of(NetworkKind.Cnn).Evidence;
        var text = File.ReadAllText(file);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        File.WriteAllText(file, text[..at] + other + text[(at + old.Length)..]);
        Assert.Contains(
            new RunVerification(run).Differences(NetworkKind.Cnn),
            line => line.StartsWith("evidence.json scores ", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"bootstrap\": {\"resamples\": 2000000000, \"level\": 0.95, \"seed\": 42}}")]
    [InlineData("{\"bootstrap\": {\"resamples\": \"all\", \"level\": 0.95, \"seed\": 42}}")]
    [InlineData("[]")]
    public void Evidence_without_bootstrap_options_is_an_error(string text)
    {
        var run = made.CopyTo(_folder);
        File.WriteAllText(run.Of(NetworkKind.Cnn).Evidence, text);
        var error = Assert.Throws<EcgException>(() => new RunVerification(run).Differences(NetworkKind.Cnn));
        Assert.Contains("evidence.json", error.Problem, StringComparison.Ordinal);
    }
}
