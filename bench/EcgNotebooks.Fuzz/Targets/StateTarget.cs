using EcgNotebooks.Networks;
using EcgNotebooks.Training;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Tests resuming an interrupted training from its state file.</summary>
internal sealed class StateTarget : ITarget
{
    private static readonly TinyExamples _examples = new(4, EcgCnnOptions.MinInputLength);

    public string Name => "state";

    public string About => "state.safetensors, from which training is resumed for one more epoch";

    public int Share => 2;

    public IReadOnlyList<string> Words { get; } =
    [
        "history",
        "adam.steps",
        "last.conv1.weight",
        "best.conv1.weight",
        "batch_size",
        "learning_rate",
        "seed",
        "precision",
        "F64",
        "I64",
    ];

    public IReadOnlyList<Sample> Samples(string data)
    {
        var folder = new CheckpointFolder(Path.Combine(data, "state"), "digest");
        using var network = Network();
        new Trainer(Options(1)).Fit(network, _examples, _examples, folder);
        return [Sample.OfFolder(folder.Path, Path.GetFileName(folder.StateFile))];
    }

    public void Read(string folder)
    {
        using var network = Network();
        var history = new Trainer(Options(2)).Resume(
            network,
            _examples,
            _examples,
            new CheckpointFolder(folder, "digest")
        );
        InvariantException.ThrowUnless(history.Epochs.Count >= 2, "the history has fewer epochs than requested");
    }

    private static EcgCnn Network() => new(new() { InputLength = EcgCnnOptions.MinInputLength });

    private static TrainingOptions Options(int epochs) => new() { Epochs = epochs, BatchSize = 4 };
}
