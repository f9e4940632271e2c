using EcgNotebooks.Filtering;
using EcgNotebooks.Formats.Onnx;
using EcgNotebooks.Networks.ModelFiles;
using EcgNotebooks.Networks.Onnx;
using EcgNotebooks.Signals;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Networks.Onnx;

/// <summary>Networks that are written as ONNX and read again.</summary>
public sealed class OnnxRoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder["model.onnx"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("cnn", OnnxForm.OneDimensional, 1, 20)]
    [InlineData("cnn", OnnxForm.HeightOne, 3, 101)]
    [InlineData("crnn", OnnxForm.OneDimensional, 2, 12)]
    [InlineData("crnn", OnnxForm.OneDimensional, 1, 102)]
    [InlineData("crnn", OnnxForm.HeightOne, 12, 99)]
    public void A_network_written_as_ONNX_is_read_with_the_same_weights(
        string name,
        OnnxForm form,
        int channels,
        int samples
    )
    {
        using var network = OnnxNetworks.Create(name, channels, samples);
        ModelFile.ToOnnx(File, network, new() { Form = form });
        using var read = ModelFile.Load(File).Network;
        Assert.Equal(network.GetType(), read.GetType());
        Assert.Equal(network.Options, read.Options);
        foreach (var (expected, actual) in network.Weights.Zip(read.Weights))
        {
            Assert.Equal(expected.ToArray(), actual.ToArray());
        }
    }

    [Fact]
    public void The_properties_state_preprocessing_threshold_and_digests()
    {
        using var network = OnnxNetworks.Create("cnn", 2, 1000);
        network.Input = new SignalOptions
        {
            Leads = [Lead.II, Lead.AVF],
            Samples = 1000,
            SamplingRateHz = 100,
            Filter = new FilterOptions(),
        }.ToJson();
        ModelFile.ToOnnx(
            File,
            network,
            new()
            {
                Threshold = 0.42,
                RecipeDigest = "recipe",
                DataDigest = "data",
            }
        );
        var properties = OnnxFile.Read(File).Properties.ToDictionary(p => p.Key, p => p.Value);
        Assert.Equal("cnn", properties["network"]);
        Assert.Equal("100", properties["sampling_rate_hz"]);
        Assert.Equal("1000", properties["samples"]);
        Assert.Equal("mV", properties["unit"]);
        Assert.Equal("II,AVF", properties["leads"], ignoreCase: true);
        Assert.StartsWith("{", properties["filter"], StringComparison.Ordinal);
        Assert.Equal("0.42", properties["threshold"]);
        Assert.Equal("recipe", properties["recipe_digest"]);
        Assert.Equal("data", properties["data_digest"]);

        var loaded = ModelFile.Load(File);
        using var read = loaded.Network;
        Assert.Equal(network.Signal!.ToJson(), loaded.Signal!.ToJson());
        Assert.Equal(0.42, OnnxNetwork.ThresholdOf(loaded.Metadata));
    }

    [Fact]
    public void The_operators_are_of_opset_17_or_newer()
    {
        using var network = OnnxNetworks.Create("crnn", 1, 100);
        ModelFile.ToOnnx(File, network);
        Assert.InRange(OnnxFile.Read(File).OperatorSet!.Value, 17, long.MaxValue);
    }

    [Fact]
    public void A_threshold_that_is_no_probability_is_refused()
    {
        using var network = OnnxNetworks.Create("cnn", 1, 100);
        Assert.Throws<ArgumentOutOfRangeException>(() => ModelFile.ToOnnx(File, network, new() { Threshold = 1.5 }));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            ModelFile.ToOnnx(File, network, new() { Threshold = double.NaN })
        );
    }

    [Fact]
    public void An_ONNX_file_is_told_by_its_content_too()
    {
        using var network = OnnxNetworks.Create("cnn", 1, 100);
        ModelFile.ToOnnx(_folder["model.bin"], network);
        ModelFile.Load(_folder["model.bin"]).Network.Dispose();
    }
}
