using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;
using EcgNotebooks.Experiments.External;
using EcgNotebooks.Reports;
using EcgNotebooks.Simulation;
using EcgNotebooks.Tests.Support;
using EcgNotebooks.Training;

namespace EcgNotebooks.Tests.Experiments;

/// <summary>A run of single beats, from the table to the prediction of a recording.</summary>
[Trait("speed", "slow")]
public sealed class SingleBeatRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RunFolder _run;
    private readonly PtbXl _data;

    public SingleBeatRunTests()
    {
        DemoData.Make(_folder["data"], new DemoOptions { Recordings = 60, Seed = 3 });
        _data = PtbXl.Open(_folder["data"]);
        _run = new RunFolder(_folder["run"]);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("split-by-beat")]
    [InlineData("beats-by-patient")]
    public void A_run_gives_each_beat_a_prediction_and_each_recording_their_mean(string name)
    {
        var report = Evaluated(Recipe.Named(name));
        var predictions = report.Tested.Predictions;
        var original = ProcessedRun.Read(_run).Balanced.Rows.Count(row => !row.Synthetic);
        Assert.Equal(0, original % 5);
        Assert.Equal(report.Tested.Predictions.Count, ProcessedRun.Read(_run).Balanced.Rows.Count);

        var held = predictions.Of(Part.Validation).Concat(predictions.Of(Part.Test));
        using var predictor = Predictor.Load(_run.Of(NetworkKind.Cnn).Best);
        foreach (var recording in held.GroupBy(p => p.EcgId).Where(beats => beats.Count() == 5).Take(3))
        {
            var prediction = predictor.Predict(
                _data.RecordPath(FormattableString.Invariant($"records500/00000/{recording.Key:D5}_hr"))
            );
            Assert.Equal(recording.Average(p => p.Probability), prediction.Probability, 1e-6);
            Assert.Contains("averaged the probabilities of 5 beats", prediction.Preparation);
        }
    }

    [Fact]
    public void Another_training_takes_the_same_beats_from_the_signal_cache()
    {
        foreach (var file in Directory.EnumerateFiles(_data.Root, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-1));
        }

        new Experiment(_run).Process(_data, Recipe.SplitByBeat, Cancellation);
        var uncached = RecordingExamples.Load(
            ProcessedRun.Read(_run).Rows(Part.Train),
            Recipe.SplitByBeat.Signal,
            _data.ReadRecord,
            Cancellation
        );
        var made = ProcessedRun.Read(_run).Examples(Part.Train, Cancellation);
        Assert.True(File.Exists(_run.Signals));
        var mapped = ProcessedRun.Read(_run).Examples(Part.Train, Cancellation);
        Assert.Equal(326, mapped.Length);
        var samples = new float[3][];
        for (var i = 0; i < uncached.Count; i++)
        {
            foreach (var (k, examples) in ((RecordingExamples[])[uncached, made, mapped]).Index())
            {
                examples.CopyTo(i, samples[k] = new float[326]);
            }

            Assert.Equal(samples[0], samples[1]);
            Assert.Equal(samples[0], samples[2]);
        }
    }

    [Fact]
    public void Evaluation_verification_and_explanation_of_a_run_of_beats_work_as_for_recordings()
    {
        Evaluated(Recipe.BeatsByPatient);
        var experiment = new Experiment(_run);
        Assert.NotNull(experiment.Evaluated(NetworkKind.Cnn, Cancellation));
        experiment.CompareWithBaseline(NetworkKind.Cnn, cancellation: Cancellation);
        Assert.NotEmpty(Explanation.Of(_run, NetworkKind.Cnn, Cancellation).ToFigure().ToSvg());
    }

    [Theory]
    [InlineData(",5")]
    [InlineData(",-1")]
    [InlineData(",")]
    public void A_beat_that_the_recipe_has_not_is_refused_with_its_row(string instead)
    {
        new Experiment(_run).Process(_data, Recipe.SplitByBeat, Cancellation);
        var lines = File.ReadAllLines(_run.Balanced);
        const int At = 7;
        lines[At] = lines[At][..^2] + instead;
        File.WriteAllLines(_run.Balanced, lines);
        var error = Assert.Throws<EcgException>(() => ProcessedRun.Read(_run));
        Assert.Contains($"row {At - 1} has", error.Problem, StringComparison.Ordinal);
        Assert.Contains("the beats 0 to 4", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Predictions_of_whole_recordings_made_elsewhere_are_refused()
    {
        var recordings = LabelledRecordings.Of(_data, Recipe.SplitByBeat, Cancellation);
        var error = Assert.Throws<EcgException>(() => RecipeRows.Of(recordings, Recipe.SplitByBeat));
        Assert.Contains("splits single beats", error.Problem, StringComparison.Ordinal);
        Assert.Contains("leak-free", error.Remedy, StringComparison.Ordinal);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private NetworkReport Evaluated(Recipe recipe)
    {
        var experiment = new Experiment(_run);
        experiment.Process(_data, recipe with { CnnTraining = TrainingOptions.Cnn with { Epochs = 1 } }, Cancellation);
        experiment.Train(NetworkKind.Cnn, new(), cancellation: Cancellation);
        return experiment.Evaluate(NetworkKind.Cnn, new() { Resamples = 50 }, cancellation: Cancellation);
    }
}
