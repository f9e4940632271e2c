using EcgNotebooks.Networks;
using EcgNotebooks.Networks.ModelFiles;
using EcgNotebooks.Networks.Onnx;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Tests the reader of ONNX files.</summary>
internal sealed class OnnxTarget : ITarget
{
    private const string File = "model.onnx";

    public string Name => "onnx";

    public string About => "networks in ONNX files, in both forms";

    public int Share => 8;

    public IReadOnlyList<string> Words { get; } =
    [
        "Conv",
        "Relu",
        "MaxPool",
        "BatchNormalization",
        "LSTM",
        "Gemm",
        "Reshape",
        "Squeeze",
        "ConstantOfShape",
        "auto_pad",
        "SAME_UPPER",
        "conv1.weight",
        "\u0008\u0008",
        "2147483647",
    ];

    public IReadOnlyList<Sample> Samples(string data) =>
        [
            Saved(data, new EcgCnn(new() { InputLength = EcgCnnOptions.MinInputLength }), OnnxForm.OneDimensional),
            Saved(data, new EcgCnn(new() { InputLength = 25, Channels = 3 }), OnnxForm.HeightOne),
            Saved(data, new EcgCrnn(new() { InputLength = EcgCrnnOptions.MinInputLength }), OnnxForm.OneDimensional),
        ];

    public void Read(string folder)
    {
        using var network = ModelFile.Load(Path.Combine(folder, File)).Network;
        _ = network.Summary();
    }

    private static Sample Saved(string data, Classifier network, OnnxForm form)
    {
        using (network)
        {
            var folder = Path.Combine(data, "onnx", $"{network.NetworkName}-{form}");
            ModelFile.ToOnnx(Path.Combine(folder, File), network, new() { Form = form, Threshold = 0.5 });
            return Sample.OfFolder(folder);
        }
    }
}
