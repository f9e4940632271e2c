using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Spectrum;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Experiments;
using EcgNotebooks.Tests.Simulation;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Experiments;

/// <summary>Tests which discarded recordings a run scores, with which probabilities, and that the results are verified.</summary>
[Collection(nameof(EvaluatedRun))]
[Trait("speed", "slow")]
public sealed class SpectrumRunTests(EvaluatedRun made) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Discarded_recordings_are_those_of_the_table_that_are_in_no_part_and_known_patients_are_left_out()
    {
        var run = made.CopyTo(_folder);
        var (evidence, problems) = Report(run);
        var predicted = Predictions.Read(run.Of(NetworkKind.Cnn).Predictions);
        var used = predicted.Select(row => row.EcgId).ToHashSet();
        var known = predicted.Where(row => row.Part != Part.Test).Select(row => row.PatientId).ToHashSet();
        var expected = DemoRow
            .ReadAll(made.Data.TablePath)
            .Select(row => (Id: int.Parse(row["ecg_id"]), Patient: (int)double.Parse(row["patient_id"])))
            .Where(row => !used.Contains(row.Id))
            .Select(row => (row.Id, Use: known.Contains(row.Patient) ? "patient_of_training" : "scored"));
        var stored = SpectrumFile.Read(run.Of(NetworkKind.Cnn).SpectrumPredictions);
        Assert.Equal(expected, stored.Select(row => (row.EcgId, SpectrumFile.NameOf(row.Use))));
        Assert.Empty(problems);
        Assert.True(
            evidence.Discarded[SpectrumUse.Scored] > 10 && evidence.Discarded[SpectrumUse.PatientOfTraining] > 0
        );
        Assert.Equal(evidence.ToJson(), File.ReadAllText(run.Of(NetworkKind.Cnn).Spectrum));
        Assert.True(File.Exists(run.Of(NetworkKind.Cnn).SpectrumFigure));
    }

    [Fact]
    public void The_probabilities_are_those_that_predicting_the_recording_alone_gives()
    {
        var run = made.CopyTo(_folder);
        Report(run);
        using var predictor = Predictor.Load(run.Of(NetworkKind.Cnn).Last);
        var scored = SpectrumFile.Read(run.Of(NetworkKind.Cnn).SpectrumPredictions).Where(row => row.Probability > 0);
        foreach (var row in scored.Take(12))
        {
            var alone = predictor.Predict(made.Data.RecordPath($"records500/00000/{row.EcgId:00000}_hr"));
            Assert.Equal(alone.Probability, row.Probability!.Value, 1e-5);
        }
    }

    [Fact]
    public void Missing_and_damaged_signals_are_counted_and_the_damaged_one_is_named()
    {
        var run = made.CopyTo(_folder);
        Report(run);
        int[] scored =
        [
            .. SpectrumFile
                .Read(run.Of(NetworkKind.Cnn).SpectrumPredictions)
                .Where(row => row.Use == SpectrumUse.Scored)
                .Select(row => row.EcgId),
        ];
        using var data = CopyOfData();
        (RunManifest.Read(run) with { Data = data.Path }).Write(run);
        File.Delete(data["records500", "00000", $"{scored[0]:00000}_hr.dat"]);
        File.Delete(data["records500", "00000", $"{scored[1]:00000}_hr.dat"]);
        File.WriteAllBytes(data["records500", "00000", $"{scored[2]:00000}_hr.dat"], [1, 2, 3]);
        var (evidence, problems) = Report(run);
        Assert.Equal(2, evidence.Discarded[SpectrumUse.NoSignal]);
        Assert.Equal(1, evidence.Discarded[SpectrumUse.Unreadable]);
        Assert.Equal(scored.Length - 3, evidence.Discarded[SpectrumUse.Scored]);
        Assert.Contains($"{scored[2]:00000}_hr", Assert.Single(problems), StringComparison.Ordinal);
        Assert.Empty(new RunVerification(run).Differences(NetworkKind.Cnn));
    }

    [Fact]
    public void Without_any_signal_the_remedy_is_to_fetch_them()
    {
        var run = made.CopyTo(_folder);
        using var data = new TemporaryFolder();
        foreach (var table in new[] { "ptbxl_database.csv", "scp_statements.csv" })
        {
            File.Copy(Path.Combine(made.Data.Root, table), data[table]);
        }

        (RunManifest.Read(run) with { Data = data.Path }).Write(run);
        var error = Assert.Throws<EcgException>(() => Report(run));
        Assert.Contains("ecg fetch --all", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fresh_spectrum_verifies_and_one_changed_digit_is_named()
    {
        var run = made.CopyTo(_folder);
        Report(run);
        Assert.Empty(Differences(run));
        Assert.NotNull(new Experiment(run).Evaluated(NetworkKind.Cnn, Cancellation));
        var folder = run.Of(NetworkKind.Cnn);

        var json = File.ReadAllText(folder.Spectrum);
        File.WriteAllText(folder.Spectrum, Changed(json, "\"upper\": 0."));
        Assert.Contains(
            Differences(run),
            line =>
                line.StartsWith(
                    "spectrum.json false_alarms test at_chosen_threshold upper: stored 0.",
                    StringComparison.Ordinal
                )
        );
        File.WriteAllText(folder.Spectrum, json);

        var table = File.ReadAllText(folder.SpectrumPredictions);
        File.WriteAllText(folder.SpectrumPredictions, Changed(table, "scored,0."));
        Assert.Contains("spectrum.csv: not the file that was evaluated", Differences(run));
        File.WriteAllText(folder.SpectrumPredictions, table);

        File.AppendAllText(folder.SpectrumFigure, " ");
        Assert.Equal(
            ["figures/spectrum.svg: the stored figure isn't the one that the predictions give"],
            Differences(run)
        );
    }

    [Fact]
    public void A_moved_probability_of_the_table_moves_the_numbers()
    {
        var run = made.CopyTo(_folder);
        Report(run);
        var folder = run.Of(NetworkKind.Cnn);
        var rows = SpectrumFile.Read(folder.SpectrumPredictions).ToArray();
        var at = Array.FindIndex(
            rows,
            row => row.Use == SpectrumUse.Scored && row.Statements.All(s => s.Code != "IMI")
        );
        rows[at] = rows[at] with { Probability = rows[at].Probability > 0.5 ? 0 : 1 };
        SpectrumFile.Write(folder.SpectrumPredictions, rows);
        Assert.Contains(
            Differences(run),
            line =>
                line.StartsWith(
                    "spectrum.json false_alarms discarded at_fixed_threshold count: stored ",
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void Evaluating_again_removes_the_spectrum_of_the_earlier_evaluation()
    {
        var run = made.CopyTo(_folder);
        Report(run);
        new Experiment(run).Evaluate(NetworkKind.Cnn, cancellation: Cancellation);
        var folder = run.Of(NetworkKind.Cnn);
        Assert.All(
            new[] { folder.Spectrum, folder.SpectrumPredictions, folder.SpectrumFigure },
            file => Assert.False(File.Exists(file))
        );
        Assert.Empty(Differences(run));
    }

    [Fact]
    public void Weights_that_were_not_evaluated_are_refused()
    {
        var run = made.CopyTo(_folder);
        File.AppendAllText(run.Of(NetworkKind.Cnn).Last, " ");
        var error = Assert.Throws<EcgException>(() => Report(run));
        Assert.Contains("ecg evaluate", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_spectrum_writes_nothing_and_progress_counts_to_the_end()
    {
        var run = made.CopyTo(_folder);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            new Experiment(run).ReportSpectrum(NetworkKind.Cnn, new(), cancellation: cancelled.Token)
        );
        Assert.False(File.Exists(run.Of(NetworkKind.Cnn).SpectrumPredictions));

        var last = new Last();
        var (evidence, _) = new Experiment(run).ReportSpectrum(NetworkKind.Cnn, new(), last, Cancellation);
        var scored = evidence.Discarded[SpectrumUse.Scored];
        Assert.Equal(new SpectrumProgress(scored, scored), last.Value);
    }

    [Fact]
    public void With_a_split_by_folds_only_the_test_fold_is_scored()
    {
        var run = new RunFolder(_folder["folds"]);
        new Experiment(run).Process(made.Data, Recipe.LeakFree, Cancellation);
        var found = new DiscardedRecordings(ProcessedRun.Read(run)).Find(made.Data, Cancellation);
        Assert.Contains(found, one => one.Use == SpectrumUse.Scored);
        Assert.All(
            found,
            one =>
                Assert.Equal(
                    one.Row.StratFold == 10 ? SpectrumUse.Scored : SpectrumUse.OtherFold,
                    one.Use == SpectrumUse.PatientOfTraining ? SpectrumUse.OtherFold : one.Use
                )
        );
    }

    // Counted with Python's csv module. The full table has no signals, so that those of the test fold are missing.
    [Fact]
    public void The_leak_free_recipe_discards_10990_recordings_of_PTB_XL_of_which_1094_can_be_scored()
    {
        var data = PtbXl.Open(SharedData.FullMetadata, Cancellation);
        var run = new RunFolder(_folder["full"]);
        new Experiment(run).Process(data, Recipe.LeakFree, Cancellation);
        var found = new DiscardedRecordings(ProcessedRun.Read(run)).Find(data, Cancellation);
        var counts = found.CountBy(one => one.Use).ToDictionary();
        Assert.Equal(10_990, found.Count);
        Assert.Equal(674, counts[SpectrumUse.PatientOfTraining]);
        Assert.Equal(9222, counts[SpectrumUse.OtherFold]);
        Assert.Equal(1094, counts[SpectrumUse.NoSignal]);
    }

    private static (SpectrumEvidence Evidence, IReadOnlyList<string> Problems) Report(RunFolder run) =>
        new Experiment(run).ReportSpectrum(NetworkKind.Cnn, new BootstrapOptions(), null, Cancellation);

    private static IReadOnlyList<string> Differences(RunFolder run) =>
        new RunVerification(run).Differences(NetworkKind.Cnn);

    // Changes the digit behind the text.
    private static string Changed(string text, string before)
    {
        var at = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[..at] + (text[at] == '5' ? '6' : '5') + text[(at + 1)..];
    }

    private TemporaryFolder CopyOfData()
    {
        var copy = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(made.Data.Root, "*", SearchOption.AllDirectories))
        {
            var target = copy[Path.GetRelativePath(made.Data.Root, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    private sealed class Last : IProgress<SpectrumProgress>
    {
        public SpectrumProgress? Value { get; private set; }

        public void Report(SpectrumProgress value) => Value = value;
    }
}
