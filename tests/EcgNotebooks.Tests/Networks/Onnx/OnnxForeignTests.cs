using EcgNotebooks.Formats.Onnx;
using EcgNotebooks.Networks.ModelFiles;
using EcgNotebooks.Networks.Onnx;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Networks.Onnx;

/// <summary>Graphs as other programs write them, which compute the same as the graphs of this project.</summary>
public sealed class OnnxForeignTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pooling_before_ReLU_is_the_same_network() =>
        AssertSame(
            "cnn",
            graph =>
            {
                Node(graph, "relu1").Operator = "MaxPool";
                Node(graph, "relu1").Attributes.AddRange(Node(graph, "pool1").Attributes);
                Node(graph, "pool1").Operator = "Relu";
                Node(graph, "pool1").Attributes.Clear();
            }
        );

    [Fact]
    public void A_dense_layer_may_be_a_product_and_a_sum_with_the_weights_transposed() =>
        AssertSame(
            "cnn",
            graph =>
            {
                var dense = Node(graph, "dense1");
                var weight = graph.Constants.Find(constant => constant.Name == "dense1.weight")!;
                var values = weight.Singles(); // (64, 128)
                var transposed = Enumerable.Range(0, values.Length).Select(i => values[i % 64 * 128 + i / 64]);
                graph.Constants.Remove(weight);
                graph.Constants.Add(OnnxTensor.Of("dense1.weight", [128, 64], [.. transposed]));
                var sum = new OnnxNode { Operator = "Add", Name = "sum" };
                sum.Inputs.AddRange(["dense1.bias", "product"]);
                sum.Outputs.Add("dense1");
                dense.Operator = "MatMul";
                dense.Inputs.RemoveAt(2);
                dense.Outputs[0] = "product";
                dense.Attributes.Clear();
                graph.Nodes.Insert(graph.Nodes.IndexOf(dense) + 1, sum);
            }
        );

    [Fact]
    public void The_mean_over_time_may_be_ReduceMean_and_its_axes_an_input() =>
        AssertSame(
            "cnn",
            graph =>
            {
                var mean = Node(graph, "average");
                mean.Operator = "ReduceMean";
                mean.Inputs.Add("axes");
                mean.Attributes.Add(OnnxAttribute.Of("keepdims", 0L));
                graph.Constants.Add(OnnxTensor.Of("axes", -1L));
            }
        );

    [Fact]
    public void Flattening_may_be_a_reshape_and_dropout_and_identity_may_stand_anywhere() =>
        AssertSame(
            "crnn",
            graph =>
            {
                var flatten = Node(graph, "flatten");
                flatten.Operator = "Reshape";
                flatten.Inputs.Add("shape");
                graph.Constants.Add(OnnxTensor.Of("shape", 0L, -1L));
                Insert(graph, "pool1", "Dropout");
                Insert(graph, "relu3", "Identity");
            }
        );

    [Fact]
    public void The_direction_of_the_LSTM_may_be_squeezed_away_and_two_biases_be_added() =>
        AssertSame(
            "crnn",
            graph =>
            {
                var transpose = Node(graph, "by_example");
                transpose.Attributes.Clear();
                transpose.Attributes.Add(OnnxAttribute.Of("perm", 1, 0, 2));
                transpose.Inputs[0] = "squeezed";
                var squeeze = new OnnxNode { Operator = "Squeeze", Name = "squeeze" };
                squeeze.Inputs.AddRange(["lstm", "direction"]);
                squeeze.Outputs.Add("squeezed");
                graph.Nodes.Insert(graph.Nodes.IndexOf(transpose), squeeze);
                graph.Constants.Add(OnnxTensor.Of("direction", 1L));
                var bias = graph.Constants.Find(constant => constant.Name == "lstm.bias_ih")!;
                var values = bias.Singles();
                graph.Constants.Remove(bias);
                float[] halves = [.. values.Select((_, i) => values[i % 256] / 2)];
                graph.Constants.Add(OnnxTensor.Of(bias.Name, [1, 512], halves));
            }
        );

    [Fact]
    public void An_LSTM_may_begin_with_zeros_that_are_computed_from_the_shape() =>
        AssertSame(
            "crnn",
            graph =>
            {
                var lstm = Node(graph, "lstm");
                lstm.Inputs.AddRange(["", "zeros", "zeros"]);
                OnnxNode[] nodes =
                [
                    .. new[] { "Shape", "Gather", "ConstantOfShape" }.Select(o => new OnnxNode { Operator = o }),
                ];
                nodes[0].Inputs.Add("sequence");
                nodes[0].Outputs.Add("sizes");
                nodes[1].Inputs.AddRange(["sizes", "which"]);
                nodes[1].Outputs.Add("state");
                nodes[2].Inputs.Add("state");
                nodes[2].Outputs.Add("zeros");
                graph.Constants.Add(OnnxTensor.Of("which", 0L, 1L, 2L));
                graph.Nodes.InsertRange(graph.Nodes.IndexOf(lstm), nodes);
            }
        );

    [Fact]
    public void The_input_may_have_a_height_of_1_and_the_number_of_samples_be_stated_in_the_properties_alone() =>
        AssertSame(
            "cnn",
            graph =>
            {
                graph.Nodes.Remove(Node(graph, "Unsqueeze_height"));
                Node(graph, "conv1").Inputs[0] = "ecg";
                var axes = graph.Inputs[0].Type!.Array!.Shape!.Axes;
                axes.Insert(2, new() { Size = 1 });
                axes[3].Size = null;
            },
            OnnxForm.HeightOne
        );

    private static OnnxNode Node(OnnxGraph graph, string name) => graph.Nodes.Single(node => node.Name == name);

    // Puts a node behind another one.
    private static void Insert(OnnxGraph graph, string before, string operation)
    {
        var node = Node(graph, before);
        var inserted = new OnnxNode { Operator = operation, Name = operation };
        inserted.Inputs.Add($"{before}_result");
        inserted.Outputs.Add(node.Outputs[0]);
        node.Outputs[0] = inserted.Inputs[0];
        graph.Nodes.Insert(graph.Nodes.IndexOf(node) + 1, inserted);
    }

    private void AssertSame(string name, Action<OnnxGraph> change, OnnxForm form = OnnxForm.OneDimensional)
    {
        using var network = OnnxNetworks.Create(name, 2, 60);
        var model = OnnxExport.Model(network, new() { Form = form });
        change(model.Graph!);
        OnnxFile.Write(_folder["foreign.onnx"], model);
        using var read = ModelFile.Load(_folder["foreign.onnx"]).Network;
        Assert.Equal(network.Weights.Select(w => w.Name), read.Weights.Select(w => w.Name));
        foreach (var (expected, actual) in network.Weights.Zip(read.Weights))
        {
            Assert.Equal(expected.ToArray(), actual.ToArray());
        }
    }
}
