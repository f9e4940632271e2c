using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Experiments;
using EcgNotebooks.Simulation;
using EcgNotebooks.Tests.Support;
using EcgNotebooks.Training;

namespace EcgNotebooks.Tests.Experiments;

/// <summary>A run of the published recipe on a small demo, both networks trained for an epoch; made once, never changed.</summary>
public sealed class EvaluatedRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public EvaluatedRun()
    {
        DemoData.Make(_folder["data"], new DemoOptions { Recordings = 120, Seed = 3 });
        Data = PtbXl.Open(_folder["data"]);
        var experiment = CachedExperiment.Open(Data, OneEpoch, _folder["runs"]);
        Cnn = experiment.Evaluated(NetworkKind.Cnn);
        Comparison = experiment.Compared();
        Run = experiment.Run;
    }

    public static Recipe OneEpoch { get; } =
        Recipe.Published with
        {
            CnnTraining = TrainingOptions.Cnn with { Epochs = 1 },
            CrnnTraining = TrainingOptions.Crnn with { Epochs = 1 },
        };

    public PtbXl Data { get; }

    public RunFolder Run { get; }

    public NetworkReport Cnn { get; }

    public PairedEvidence Comparison { get; }

    /// <summary>A copy of the run that a test may damage.</summary>
    internal RunFolder CopyTo(TemporaryFolder folder)
    {
        foreach (var file in Directory.EnumerateFiles(Run.Root, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder.Path, Path.GetRelativePath(Run.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return new RunFolder(folder.Path);
    }

    public void Dispose() => _folder.Dispose();
}

/// <summary>Those who share the run; it is made once for all of them.</summary>
[CollectionDefinition(nameof(EvaluatedRun))]
public sealed class EvaluatedRunGroup : ICollectionFixture<EvaluatedRun>;
