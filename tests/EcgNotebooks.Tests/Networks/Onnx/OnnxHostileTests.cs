using EcgNotebooks.Formats.Onnx;
using EcgNotebooks.Formats.Safetensors;
using EcgNotebooks.Networks.ModelFiles;
using EcgNotebooks.Networks.Onnx;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Networks.Onnx;

/// <summary>ONNX files that are truncated, damaged or of another network: each has its own message, and none takes much memory.</summary>
public sealed class OnnxHostileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder["model.onnx"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_truncated_file_is_refused_wherever_it_ends()
    {
        var whole = Bytes("crnn");
        var steps = Math.Max(1, whole.Length / 200);
        for (var length = whole.Length - 1; length > 0; length -= steps)
        {
            Refused(whole[..length], "");
        }

        var error = Refused(whole[..(whole.Length / 2)], "ends too early");
        Assert.Contains("copied or downloaded incompletely", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_bytes_are_read_or_refused_but_nothing_else_happens()
    {
        var (whole, random) = (Bytes("cnn"), new Random(11));
        for (var i = 0; i < 300; i++)
        {
            var damaged = whole.ToArray();
            for (var flips = random.Next(1, 5); flips > 0; flips--)
            {
                // Most bytes are weights, which may be anything; the graph is in the first and last kB.
                var place = random.Next(2) == 0 ? random.Next(1500) : damaged.Length - 1 - random.Next(1500);
                damaged[place] = (byte)random.Next(256);
            }

            System.IO.File.WriteAllBytes(File, damaged);
            try
            {
                ModelFile.Load(File).Network.Dispose();
            }
            catch (ModelFileException) { }
        }
    }

    [Fact]
    public void Rubbish_is_refused_without_a_large_allocation()
    {
        // A field of 2 GB follows the version, in a file of a few bytes.
        Refused([0x08, 0x08, 0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07, 1, 2, 3], "ends too early");
        Refused("this is no model"u8.ToArray(), "isn't an ONNX file");
        Refused(new byte[1000], "isn't an ONNX file");
        Refused([0x08, 0x08], "no graph");
    }

    [Fact]
    public void A_shape_that_is_larger_than_its_values_is_refused_without_a_large_allocation()
    {
        var model = Model("cnn");
        var weight = model.Graph!.Constants.Find(constant => constant.Name == "conv2.weight")!;
        weight.Shape[2] = long.MaxValue / 2;
        Refused(Bytes(model), "'conv2.weight' has 6144 values, but the shape [64, 32, 4611686018427387903]");
        weight.Shape[2] = -3;
        Refused(Bytes(model), "6144 values");
    }

    [Fact]
    public void An_input_of_a_huge_size_is_refused()
    {
        var model = Model("crnn");
        var axes = model.Graph!.Inputs[0].Type!.Array!.Shape!.Axes;
        axes[2].Size = int.MaxValue;
        Refused(Bytes(model), "(Gemm) has weights");
        axes[2].Size = 1L << 40;
        Refused(Bytes(model), "known numbers of channels and samples");
        axes[2].Size = 4;
        Refused(Bytes(model), "an input of only 4 samples");
    }

    [Theory]
    [InlineData(9)]
    [InlineData(12)]
    [InlineData(99)]
    public void Operators_of_another_opset_are_refused_with_the_remedy(int version)
    {
        var model = Model("cnn");
        model.OperatorSets[0].Version = version;
        var error = Refused(Bytes(model), $"opset {version}");
        Assert.Contains("version_converter", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_without_an_opset_is_refused()
    {
        var model = Model("cnn");
        model.OperatorSets.Clear();
        Refused(Bytes(model), "no stated opset");
    }

    [Fact]
    public void Another_graph_is_refused_by_the_first_node_that_differs()
    {
        var model = Model("cnn");
        model.Graph!.Nodes.Single(node => node.Name == "relu2").Operator = "Sigmoid";
        var error = Refused(Bytes(model), "node 5 'relu2' (Sigmoid) is the sigmoid, where the cnn has ReLU");
        Assert.Contains("ecg export-model", error.Remedy, StringComparison.Ordinal);

        model.Graph.Nodes.Single(node => node.Name == "relu2").Operator = "Tanh";
        Refused(Bytes(model), "node 5 'relu2' (Tanh) is an operator that neither network has");

        model.Graph.Nodes.Single(node => node.Name == "relu2").Domain = "com.example";
        Refused(Bytes(model), "of com.example");
    }

    [Fact]
    public void A_graph_that_takes_an_earlier_value_again_is_refused()
    {
        var model = Model("cnn");
        model.Graph!.Nodes.Single(node => node.Name == "relu3").Inputs[0] = "conv2";
        Refused(Bytes(model), "doesn't take 'conv3', the result of the node before");
    }

    [Theory]
    [InlineData("pool1", "ceil_mode", 1L, "ceil_mode 1, not 0")]
    [InlineData("conv2", "group", 2L, "group 2, not 1")]
    [InlineData("lstm", "layout", 1L, "layout 1, not 0")]
    public void Options_that_the_networks_have_not_are_refused(string node, string option, long value, string words)
    {
        var model = Model("crnn");
        model.Graph!.Nodes.Single(n => n.Name == node).Attributes.Add(OnnxAttribute.Of(option, value));
        Refused(Bytes(model), words);
    }

    [Fact]
    public void Another_epsilon_of_the_normalization_is_refused()
    {
        var model = Model("crnn");
        var attributes = model.Graph!.Nodes.Single(n => n.Name == "norm2").Attributes;
        attributes.Clear();
        attributes.Add(OnnxAttribute.Of("epsilon", 1e-5f));
        Refused(Bytes(model), "'norm2' (BatchNormalization) has epsilon 1E-05, not 0.001");
    }

    [Fact]
    public void A_description_of_the_input_that_cannot_be_read_is_refused()
    {
        var model = Model("cnn");
        model.Properties.Add(new() { Key = "input", Value = "{" });
        Refused(Bytes(model), "the description of its input can't be read");
    }

    [Fact]
    public void A_missing_and_an_empty_file_are_told_apart()
    {
        Assert.Contains(
            "doesn't exist",
            Assert.Throws<ModelFileException>(() => ModelFile.Load(File)).Problem,
            StringComparison.Ordinal
        );
        System.IO.File.WriteAllBytes(File, []);
        Assert.Contains(
            "it is empty",
            Assert.Throws<ModelFileException>(() => ModelFile.Load(File)).Problem,
            StringComparison.Ordinal
        );
    }

    private static OnnxModel Model(string name)
    {
        using var network = OnnxNetworks.Create(name, 1, 40);
        return OnnxExport.Model(network, new());
    }

    private byte[] Bytes(string name) => Bytes(Model(name));

    private byte[] Bytes(OnnxModel model)
    {
        OnnxFile.Write(_folder["whole.onnx"], model);
        return System.IO.File.ReadAllBytes(_folder["whole.onnx"]);
    }

    private ModelFileException Refused(byte[] file, string words)
    {
        System.IO.File.WriteAllBytes(File, file);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<ModelFileException>(() => ModelFile.Load(File));
        // Weights are read once as bytes and once as numbers.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 6L * file.Length + 1_000_000);
        Assert.Contains(words, error.Problem, StringComparison.Ordinal);
        return error;
    }
}
