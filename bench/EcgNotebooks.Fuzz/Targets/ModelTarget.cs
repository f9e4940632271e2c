using EcgNotebooks.Networks;
using EcgNotebooks.Networks.ModelFiles;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Tests the reader of the weights of both networks.</summary>
internal sealed class ModelTarget : ITarget
{
    private const string File = "model.safetensors";

    public string Name => "model";

    public string About => "weights of both networks in safetensors files";

    public int Share => 8;

    public IReadOnlyList<string> Words { get; } =
    [
        "cnn",
        "crnn",
        "network",
        "input_length",
        "channels",
        "dropout",
        "2147483647",
        "conv1.weight",
        "F32",
        "F64",
        "PK\u0003\u0004",
    ];

    public IReadOnlyList<Sample> Samples(string data) =>
        [
            Saved(data, new EcgCnn(new() { InputLength = EcgCnnOptions.MinInputLength })),
            Saved(data, new EcgCrnn(new() { InputLength = EcgCrnnOptions.MinInputLength, Channels = 2 })),
        ];

    public void Read(string folder)
    {
        using var network = ModelFile.Load(Path.Combine(folder, File)).Network;
        _ = network.Summary();
    }

    private static Sample Saved(string data, Classifier network)
    {
        using (network)
        {
            var folder = Path.Combine(data, "model", network.NetworkName);
            ModelFile.Save(Path.Combine(folder, File), network, recipeDigest: "digest", epoch: 3);
            return Sample.OfFolder(folder);
        }
    }
}
