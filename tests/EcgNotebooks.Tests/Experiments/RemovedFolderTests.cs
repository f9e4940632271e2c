using EcgNotebooks.Experiments;
using EcgNotebooks.Tests.Support;
using EcgNotebooks.Training;

namespace EcgNotebooks.Tests.Experiments;

/// <summary>A run folder, or a part of it, is removed while a verb works in it.</summary>
[Collection(nameof(EvaluatedRun))]
public sealed class RemovedFolderTests(EvaluatedRun made) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Directory.CreateDirectory(_folder.Path);
        _folder.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_training_fails_and_does_not_create_the_folder_again(int afterEpoch)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "an open file can't be removed on Windows");
        var run = made.CopyTo(_folder);
        var epochs = new Callback<EpochReport>(epoch =>
        {
            if (epoch.Result.Epoch == afterEpoch)
            {
                Directory.Delete(run.Root, recursive: true);
            }
        });
        AssertFails(
            run,
            () => new Experiment(run).Train(NetworkKind.Cnn, new() { Epochs = 2 }, epochs, cancellation: Token)
        );
    }

    [Fact]
    public void An_evaluation_fails_and_does_not_create_the_folder_again()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "an open file can't be removed on Windows");
        var run = made.CopyTo(_folder);
        AssertFails(
            run,
            () =>
                new Experiment(run).Evaluate(NetworkKind.Cnn, new() { Resamples = 100 }, new FolderRemover(run), Token)
        );
    }

    [Fact]
    public void Weights_removed_during_the_training_exist_at_its_end()
    {
        var run = made.CopyTo(_folder);
        var folder = run.Of(NetworkKind.Cnn);
        var epochs = new Callback<EpochReport>(epoch =>
        {
            if (epoch.Result.Epoch == 1)
            {
                Directory.Delete(folder.Root, recursive: true);
            }
        });
        new Experiment(run).Train(NetworkKind.Cnn, new() { Epochs = 2 }, epochs, cancellation: Token);
        Assert.All([folder.Last, folder.Best, folder.History], file => Assert.True(File.Exists(file), file));
    }

    private static void AssertFails(RunFolder run, Action verb)
    {
        var error = Assert.Throws<EcgException>(verb);
        Assert.Contains("removed or replaced", error.Problem, StringComparison.Ordinal);
        Assert.False(Directory.Exists(run.Root));
    }

    // Removes the folder before the last part is predicted with the second weights, when all files have been read.
    private sealed class FolderRemover(RunFolder run) : IProgress<Part>
    {
        private int _told;

        public void Report(Part value)
        {
            if (++_told == 2 * Enum.GetValues<Part>().Length)
            {
                Directory.Delete(run.Root, recursive: true);
            }
        }
    }

    private sealed class Callback<T>(Action<T> action) : IProgress<T>
    {
        public void Report(T value) => action(value);
    }
}
