using EcgNotebooks.Formats.Safetensors;
using EcgNotebooks.Networks;
using EcgNotebooks.Networks.ModelFiles;
using EcgNotebooks.Tests.Support;
using EcgNotebooks.Training;

namespace EcgNotebooks.Tests.Training;

public sealed class ResumeTests : IDisposable
{
    private static readonly ArrayExamples _train = TestExamples.Bumps(45, seed: 1);
    private static readonly ArrayExamples _validation = TestExamples.Bumps(21, seed: 2);
    private static readonly TrainingOptions _options = new()
    {
        Epochs = 4,
        BatchSize = 16,
        Seed = 5,
    };

    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    private CheckpointFolder Folder(string name = "run") => new(Path.Combine(_temporary.Path, name), "digest");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("cnn")]
    [InlineData("crnn")]
    public void A_run_stopped_within_an_epoch_and_resumed_equals_an_uninterrupted_one_bit_for_bit(string name)
    {
        using var whole = TrainerTests.Create(name);
        var expected = new Trainer(_options).Fit(
            whole,
            _train,
            _validation,
            Folder("whole"),
            cancellation: Cancellation
        );

        Stop(name, Folder(), epoch: 3, batch: 2);
        Assert.Equal(3, File.ReadAllLines(Folder().HistoryFile).Length);
        using var resumed = TrainerTests.Create(name);
        var actual = new Trainer(_options).Resume(resumed, _train, _validation, Folder(), cancellation: Cancellation);

        TrainerTests.AssertSame(whole, resumed);
        Assert.Equal(
            expected.Epochs.Select(e => e with { Seconds = 0 }),
            actual.Epochs.Select(e => e with { Seconds = 0 })
        );
        foreach (var file in (string[])["best.safetensors", "last.safetensors"])
        {
            Assert.Equal(
                File.ReadAllBytes(Path.Combine(Folder("whole").Path, file)),
                File.ReadAllBytes(Path.Combine(Folder().Path, file))
            );
        }
    }

    [Fact]
    public void Resuming_restores_derived_files_that_are_missing_or_outdated()
    {
        using var network = TrainerTests.Create("cnn");
        new Trainer(_options).Fit(network, _train, _validation, Folder(), cancellation: Cancellation);
        var expected = Files();
        File.Delete(Folder().LastFile);
        File.WriteAllText(Folder().HistoryFile, "epoch,loss,accuracy,val_loss,val_accuracy,seconds\n");
        File.WriteAllText(Folder().BestFile + ".1.unfinished", "half");

        using var again = TrainerTests.Create("cnn");
        new Trainer(_options).Resume(again, _train, _validation, Folder(), cancellation: Cancellation);
        File.Delete(Folder().BestFile + ".1.unfinished");
        Assert.Equal(expected, Files());

        Dictionary<string, string> Files() =>
            Directory.GetFiles(Folder().Path).ToDictionary(f => f, f => Convert.ToHexString(File.ReadAllBytes(f)));
    }

    [Fact]
    public void Resuming_in_an_empty_folder_starts_a_new_run()
    {
        using var fitted = TrainerTests.Create("cnn");
        using var resumed = TrainerTests.Create("cnn");
        new Trainer(_options).Fit(fitted, _train, _validation, cancellation: Cancellation);
        new Trainer(_options).Resume(resumed, _train, _validation, Folder(), cancellation: Cancellation);
        TrainerTests.AssertSame(fitted, resumed);
    }

    [Fact]
    public void A_finished_run_can_be_resumed_with_more_epochs()
    {
        using var whole = TrainerTests.Create("cnn");
        using var grown = TrainerTests.Create("cnn");
        new Trainer(_options).Fit(whole, _train, _validation, cancellation: Cancellation);
        new Trainer(_options with { Epochs = 2 }).Fit(grown, _train, _validation, Folder(), cancellation: Cancellation);
        new Trainer(_options).Resume(grown, _train, _validation, Folder(), cancellation: Cancellation);
        TrainerTests.AssertSame(whole, grown);
    }

    [Fact]
    public void Resuming_with_other_options_examples_recipe_or_network_is_refused()
    {
        Stop("cnn", Folder(), epoch: 2, batch: 1);
        AssertRefused("seed", _options with { Seed = 6 });
        AssertRefused("batch_size", _options with { BatchSize = 8 });
        AssertRefused("learning_rate", _options with { LearningRate = 0.5 });
        AssertRefused("examples", _options, train: TestExamples.Bumps(44));
        AssertRefused("recipe", _options, folder: Folder() with { RecipeDigest = "other" });
        AssertRefused("network", _options, network: "crnn");
        AssertRefused("dropout", _options, dropout: 0.1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(5000)]
    [InlineData(-1)]
    public void A_truncated_state_is_refused_with_the_name_of_the_file(int length)
    {
        Stop("cnn", Folder(), epoch: 2, batch: 1);
        var bytes = File.ReadAllBytes(Folder().StateFile);
        File.WriteAllBytes(Folder().StateFile, bytes[..(length < 0 ? bytes.Length + length : length)]);
        using var network = TrainerTests.Create("cnn");
        var error = Assert.Throws<ModelFileException>(() =>
            new Trainer(_options).Resume(network, _train, _validation, Folder(), cancellation: Cancellation)
        );
        Assert.Equal(Folder().StateFile, error.Path);
    }

    [Fact]
    public void A_weights_file_is_refused_as_a_state_to_resume_from()
    {
        Stop("cnn", Folder(), epoch: 2, batch: 1);
        File.Copy(Folder().LastFile, Folder().StateFile, overwrite: true);
        using var network = TrainerTests.Create("cnn");
        Assert.Throws<EcgException>(() =>
            new Trainer(_options).Resume(network, _train, _validation, Folder(), cancellation: Cancellation)
        );
    }

    [Fact]
    public void Of_epochs_with_equal_validation_accuracy_the_first_is_the_best_checkpoint()
    {
        // With this learning rate the weights don't change, so every epoch ties with the first.
        var still = _options with
        {
            LearningRate = 1e-30,
        };
        using var network = TrainerTests.Create("cnn");
        var history = new Trainer(still).Fit(network, _train, _validation, Folder(), cancellation: Cancellation);
        Assert.Equal(1, history.Best.Epoch);
        Assert.Equal("1", ModelFile.Load(Folder().BestFile).Metadata["epoch"]);
        Assert.Equal("4", ModelFile.Load(Folder().LastFile).Metadata["epoch"]);
    }

    [Fact]
    public void The_best_checkpoint_has_the_highest_validation_accuracy()
    {
        using var network = TrainerTests.Create("crnn");
        var options = _options with { Epochs = 8, LearningRate = 3e-3 };
        var history = new Trainer(options).Fit(network, _train, _validation, Folder(), cancellation: Cancellation);
        using var best = ModelFile.Load<EcgCrnn>(Folder().BestFile);
        using var last = ModelFile.Load<EcgCrnn>(Folder().LastFile);
        Assert.Equal(history.Best.ValidationAccuracy, best.Evaluate(_validation, cancellation: Cancellation).Accuracy);
        Assert.Equal(history.Best.ValidationLoss, best.Evaluate(_validation, cancellation: Cancellation).Loss);
        TrainerTests.AssertSame(network, last);
    }

    [Fact]
    public void The_history_file_has_one_line_per_epoch()
    {
        using var network = TrainerTests.Create("cnn");
        var history = new Trainer(_options).Fit(network, _train, _validation, Folder(), cancellation: Cancellation);
        var lines = File.ReadAllLines(Folder().HistoryFile);
        Assert.Equal("epoch,loss,accuracy,val_loss,val_accuracy,seconds", lines[0]);
        Assert.Equal(history.Epochs.Select(e => e.Loss), lines[1..].Select(l => double.Parse(l.Split(',')[1], null)));
    }

    [Fact]
    public void A_new_run_replaces_the_one_in_the_folder()
    {
        Stop("cnn", Folder(), epoch: 3, batch: 1);
        using var other = TrainerTests.Create("crnn");
        new Trainer(_options with { Epochs = 1 }).Fit(other, _train, _validation, Folder(), cancellation: Cancellation);
        Assert.IsType<EcgCrnn>(ModelFile.Load(Folder().LastFile).Network);
    }

    private static void Stop(string name, CheckpointFolder folder, int epoch, int batch)
    {
        using var stop = new CancellationTokenSource();
        using var network = TrainerTests.Create(name);
        var progress = new TrainerTests.Progress(report =>
        {
            if (report.Epoch == epoch && report.Batch == batch)
            {
                stop.Cancel();
            }
        });
        Assert.Throws<OperationCanceledException>(() =>
            new Trainer(_options).Fit(network, _train, _validation, folder, batches: progress, cancellation: stop.Token)
        );
    }

    private void AssertRefused(
        string what,
        TrainingOptions options,
        ArrayExamples? train = null,
        CheckpointFolder? folder = null,
        string network = "cnn",
        double? dropout = null
    )
    {
        using var other = TrainerTests.Create(network, dropout);
        var error = Assert.Throws<EcgException>(() =>
            new Trainer(options).Resume(
                other,
                train ?? _train,
                _validation,
                folder ?? Folder(),
                cancellation: Cancellation
            )
        );
        Assert.Contains($": {what} is ", error.Problem, StringComparison.Ordinal);
    }
}
