using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;
using EcgNotebooks.Files;
using EcgNotebooks.Simulation;
using EcgNotebooks.Tests.Support;
using EcgNotebooks.Training;

namespace EcgNotebooks.Tests.Experiments;

[Trait("speed", "slow")]
public sealed class CachedExperimentTests : IDisposable
{
    private static readonly Recipe _oneEpoch = Recipe.Published with
    {
        CnnTraining = TrainingOptions.Cnn with { Epochs = 1 },
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_finished_training_is_reused_and_reports_its_epochs_again()
    {
        var data = Demo();
        var first = new RecordedEpochs();
        var trained = CachedExperiment.Open(data, _oneEpoch, _folder["runs"]).Trained(NetworkKind.Cnn, first);
        var second = new RecordedEpochs();
        var again = CachedExperiment.Open(data, _oneEpoch, _folder["runs"]).Trained(NetworkKind.Cnn, second);
        Assert.Equal(trained.Epochs, again.Epochs);
        Assert.Equal(first.Losses, second.Losses);
        Assert.Single(second.Losses);
    }

    [Fact]
    public void Missing_weights_are_written_again()
    {
        var experiment = CachedExperiment.Open(Demo(), _oneEpoch, _folder["runs"]);
        experiment.Trained(NetworkKind.Cnn);
        var weights = experiment.Run.Of(NetworkKind.Cnn).Last;
        var bytes = File.ReadAllBytes(weights);
        File.Delete(weights);
        experiment.Trained(NetworkKind.Cnn);
        Assert.Equal(bytes, File.ReadAllBytes(weights));
    }

    [Theory]
    [InlineData("0123")]
    [InlineData(null)]
    public void Results_of_other_or_unknown_code_are_computed_again(string? code)
    {
        var experiment = CachedExperiment.Open(Demo(), _oneEpoch, _folder["runs"]);
        experiment.Trained(NetworkKind.Cnn);
        var (weights, mark) = (experiment.Run.Of(NetworkKind.Cnn).Last, Path.Combine(experiment.Run.Root, "code.txt"));
        var bytes = File.ReadAllBytes(weights);
        File.WriteAllText(weights, "of other code");
        File.Delete(mark);
        if (code is not null)
        {
            File.WriteAllText(mark, code);
        }

        experiment.Trained(NetworkKind.Cnn);
        Assert.Equal(bytes, File.ReadAllBytes(weights));
        Assert.Equal(CodeIdentity.Current, File.ReadAllText(mark).Trim());
    }

    [Fact]
    public async Task A_process_that_waited_reuses_the_tables_of_another_and_keeps_its_later_results()
    {
        var experiment = CachedExperiment.Open(Demo(), _oneEpoch, _folder["runs"]);
        var held = ExclusiveFolder.Take(
            experiment.Run.Root,
            below: true,
            cancellation: TestContext.Current.CancellationToken
        );
        var waits = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Listen(FolderWait wait)
        {
            if (wait.Place == experiment.Run.Root)
            {
                waits.TrySetResult();
            }
        }

        FolderWait.Changed += Listen;
        var waiting = Task.Run(experiment.Processed, TestContext.Current.CancellationToken);
        await waits.Task.WaitAsync(TestContext.Current.CancellationToken);
        FolderWait.Changed -= Listen;
        // The other process has continued to train on its tables, so they must not be written again.
        var other = CachedExperiment.Open(
            PtbXl.Open(_folder["data"], null, TestContext.Current.CancellationToken),
            _oneEpoch,
            _folder["other"]
        );
        other.Processed();
        foreach (var file in Directory.GetFiles(other.Run.Root))
        {
            File.Copy(file, Path.Combine(experiment.Run.Root, Path.GetFileName(file)));
        }

        var written = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(experiment.Run.Manifest, written);
        held.Dispose();
        _ = await waiting;
        Assert.Equal(written, File.GetLastWriteTimeUtc(experiment.Run.Manifest));
    }

    [Fact]
    public void Another_recipe_or_another_table_is_another_run()
    {
        var data = Demo();
        var other = _oneEpoch with { Splitting = _oneEpoch.Splitting with { Seed = 7 } };
        var folder = CachedExperiment.Open(data, _oneEpoch, _folder["runs"]).Run.Root;
        Assert.NotEqual(folder, CachedExperiment.Open(data, other, _folder["runs"]).Run.Root);
        File.AppendAllText(data.TablePath, "\n");
        Assert.NotEqual(folder, CachedExperiment.Open(data, _oneEpoch, _folder["runs"]).Run.Root);
    }

    private PtbXl Demo()
    {
        DemoData.Make(_folder["data"], new DemoOptions { Recordings = 60, Seed = 3 });
        return PtbXl.Open(_folder["data"]);
    }

    private sealed class RecordedEpochs : IProgress<EpochReport>
    {
        public List<double> Losses { get; } = [];

        public void Report(EpochReport value) => Losses.Add(value.Result.Loss);
    }
}
