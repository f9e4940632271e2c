using EcgNotebooks.Formats.Onnx;

namespace EcgNotebooks.Networks.Onnx;

/// <summary>Builds a graph whose nodes form a chain: each takes the result of the node before.</summary>
/// <param name="network">The network that has the weights.</param>
/// <param name="form">Form of the convolutions.</param>
internal sealed class GraphBuilder(Classifier network, OnnxForm form)
{
    /// <summary>Name of the graph's input.</summary>
    public const string InputName = "ecg";

    private readonly Dictionary<string, OnnxTensor> _weights = network.Weights.ToDictionary(
        weight => weight.Name,
        weight => OnnxTensor.Of(weight.Name, weight.Shape, weight.ToArray())
    );

    private string _value = InputName;

    /// <summary>The graph so far.</summary>
    public OnnxGraph Graph { get; } = new();

    /// <summary>Adds a node, with the result of the node before as its first input.</summary>
    public void Add(string operation, string name, string[]? constants = null, params OnnxAttribute[] attributes)
    {
        var node = new OnnxNode { Name = name, Operator = operation };
        node.Inputs.AddRange([_value, .. constants ?? []]);
        node.Outputs.Add(name);
        node.Attributes.AddRange(attributes);
        Graph.Nodes.Add(node);
        _value = name;
    }

    /// <summary>Adds a constant and returns its name.</summary>
    public string Constant(OnnxTensor tensor)
    {
        Graph.Constants.Add(tensor);
        return tensor.Name;
    }

    /// <summary>Adds a weight of the network in its own shape and returns its name.</summary>
    public string Weight(string name) => Constant(_weights[name]);

    /// <summary>Adds an axis of size 1 before time, where the form needs it.</summary>
    public void AddHeight() => ChangeHeight("Unsqueeze");

    /// <summary>Removes the axis of <see cref="AddHeight"/>.</summary>
    public void RemoveHeight() => ChangeHeight("Squeeze");

    /// <summary>Adds a convolution over time.</summary>
    public void Convolution(string layer)
    {
        var weight = _weights[$"{layer}.weight"];
        if (form == OnnxForm.HeightOne)
        {
            weight.Shape.Insert(2, 1);
        }

        Add(
            "Conv",
            layer,
            [Constant(weight), Weight($"{layer}.bias")],
            OnnxAttribute.Of("kernel_shape", Window(weight.Shape[^1]))
        );
    }

    /// <summary>Adds a max pooling of pairs of samples.</summary>
    public void Pooling(string layer) =>
        Add(
            "MaxPool",
            layer,
            null,
            OnnxAttribute.Of("kernel_shape", Window(2)),
            OnnxAttribute.Of("strides", Window(2))
        );

    /// <summary>Adds a dense layer.</summary>
    public void Dense(string layer) =>
        Add("Gemm", layer, [Weight($"{layer}.weight"), Weight($"{layer}.bias")], OnnxAttribute.Of("transB", 1L));

    /// <summary>Adds a weight of the LSTM in the form of ONNX, with an axis for the direction, and returns its name.</summary>
    /// <remarks>ONNX's bias has the two of torch one after the other. The second is always zero here, as in Keras.</remarks>
    public string Gates(string name)
    {
        var weight = _weights[name];
        var values = LstmGates.ToOnnx(weight.Singles());
        return Constant(
            weight.Shape is [var rows]
                ? OnnxTensor.Of(name, [1, 2 * rows], [.. values, .. new float[rows]])
                : OnnxTensor.Of(name, [1, .. weight.Shape], values)
        );
    }

    private long[] Window(long size) => form == OnnxForm.HeightOne ? [1, size] : [size];

    private void ChangeHeight(string operation)
    {
        if (form == OnnxForm.HeightOne)
        {
            var axis = $"{operation}_axis";
            Add(operation, $"{operation}_height", [Constant(OnnxTensor.Of(axis, 2L))]);
        }
    }
}
