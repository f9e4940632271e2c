using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Experiments;
using EcgNotebooks.Simulation;
using EcgNotebooks.Tests.Support;
using EcgNotebooks.Training;

namespace EcgNotebooks.Tests.Experiments;

/// <summary>
/// A run of the published recipe on a small demo, with both networks trained for one epoch; tests share it and don't
/// change it.
/// </summary>
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

    /// <summary>Copies the run for a test that damages it.</summary>
    internal RunFolder CopyTo(TemporaryFolder folder)
    {
        RunCopy.Make(Run.Root, folder.Path);
        return new RunFolder(folder.Path);
    }

    public void Dispose() => _folder.Dispose();
}

/// <summary>The group of tests that share one evaluated run.</summary>
[CollectionDefinition(nameof(EvaluatedRun))]
public sealed class EvaluatedRunGroup : ICollectionFixture<EvaluatedRun>;
