using EcgNotebooks.Experiments;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Tests <c>ecg verify</c> with the files that an evaluation has written to a run folder.</summary>
internal sealed class VerifyTarget : ITarget
{
    public string Name => "verify";

    public string About => "predictions, metrics, bundle, history and figures of a run folder, as read by 'ecg verify'";

    public int Share => 1;

    public IReadOnlyList<string> Words { get; } =
    [
        "\"Files\": null",
        "\"Files\": {\"../../outside/secret.txt\": \"x\"}",
        "\"Files\": {\"\": \"\"}",
        "null",
        "NaN",
        "train",
        "validation",
        "test",
        "epoch,loss,accuracy,val_loss,val_accuracy,seconds",
    ];

    public IReadOnlyList<Sample> Samples(string data)
    {
        var whole = RunSamples.Of(data, "recipe.json");
        string[] harmed = [.. whole.Files.Keys.Where(name => Path.GetExtension(name) is ".json" or ".csv")];
        return [whole with { Harmed = [.. harmed, "cnn/figures/roc.svg"] }];
    }

    public void Read(string folder) => _ = new RunVerification(new RunFolder(folder)).Differences(NetworkKind.Cnn);
}
