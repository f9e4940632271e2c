using EcgNotebooks.Formats.Onnx;
using EcgNotebooks.Networks.Kernels;

namespace EcgNotebooks.Networks.Onnx;

/// <summary>Describes a network as an ONNX model.</summary>
internal static class OnnxExport
{
    /// <summary>Version of ONNX's operators that the model uses, of 2022: older programs read it, and newer ones.</summary>
    public const int OperatorSet = 17;

    private const int FormatVersion = 8;
    private static readonly string[] _normalizationWeights = ["weight", "bias", "running_mean", "running_var"];
    private static readonly string[] _lstmWeights = ["weight_ih", "weight_hh", "bias_ih"];
    private const int Units = 64;

    // The largest model is one message, whose size has 31 bits; everything but the weights takes a few kB.
    private const long MostWeights = (OnnxFile.MaxBytes - (1 << 20)) / sizeof(float);

    /// <summary>Creates the model.</summary>
    /// <exception cref="EcgException">The network has more weights than an ONNX file can hold.</exception>
    public static OnnxModel Model(Classifier network, OnnxOptions options)
    {
        var weights = network.Weights.Sum(weight => (long)weight.Count);
        if (weights > MostWeights)
        {
            throw new EcgException(
                $"The network has {weights} weights, but an ONNX file holds {MostWeights} at most.",
                "Train a network on fewer samples, or keep it as .safetensors."
            );
        }

        var model = new OnnxModel
        {
            FormatVersion = FormatVersion,
            Producer = "EcgNotebooks",
            ProducerVersion = OnnxProperties.Version,
            Description = $"{network.NetworkName}: the probability of an inferior myocardial infarction in an ECG",
            Graph = Graph(network, options.Form),
        };
        model.OperatorSets.Add(new() { Version = OperatorSet });
        model.Properties.AddRange(OnnxProperties.Of(network, options));
        return model;
    }

    private static OnnxGraph Graph(Classifier network, OnnxForm form)
    {
        var builder = new GraphBuilder(network, form);
        var classes = network is EcgCnn ? Cnn(builder) : Crnn(builder);
        var graph = builder.Graph;
        graph.Name = network.NetworkName;
        graph.Inputs.Add(Value(GraphBuilder.InputName, network.Channels, network.InputLength));
        graph.Inputs[0].Description = OnnxProperties.Describe(network);
        graph.Outputs.Add(Value(graph.Nodes[^1].Outputs[0], classes));
        graph.Outputs[0].Description = classes == 1 ? "Probability, (n, 1)" : "Probabilities of both classes, (n, 2)";
        return graph;
    }

    // The shapes are those of the published input, (n, 1, 5000).
    private static int Cnn(GraphBuilder graph)
    {
        graph.AddHeight(); // (n, 1, 1, 5000) where the form has a height
        graph.Convolution("conv1"); // (n, 32, 4996)
        graph.Add("Relu", "relu1");
        graph.Pooling("pool1"); // (n, 32, 2498)
        graph.Convolution("conv2"); // (n, 64, 2496)
        graph.Add("Relu", "relu2");
        graph.Pooling("pool2"); // (n, 64, 1248)
        graph.Convolution("conv3"); // (n, 128, 1246)
        graph.Add("Relu", "relu3");
        graph.Add("GlobalAveragePool", "average"); // (n, 128, 1)
        graph.Add("Flatten", "flatten"); // (n, 128)
        graph.Dense("dense1"); // (n, 64)
        graph.Add("Relu", "relu4");
        graph.Dense("dense2"); // (n, 1)
        graph.Add("Sigmoid", "probability"); // (n, 1)
        return 1;
    }

    private static int Crnn(GraphBuilder graph)
    {
        graph.AddHeight(); // (n, 1, 1, 5000) where the form has a height
        graph.Convolution("conv1"); // (n, 32, 4996)
        graph.Add("Relu", "relu1");
        Normalization(graph, "norm1");
        graph.Pooling("pool1"); // (n, 32, 2498)
        graph.Convolution("conv2"); // (n, 64, 2496)
        graph.Add("Relu", "relu2");
        Normalization(graph, "norm2");
        graph.Pooling("pool2"); // (n, 64, 1248)
        graph.RemoveHeight();
        graph.Add("Transpose", "sequence", null, OnnxAttribute.Of("perm", 2, 0, 1)); // (1248, n, 64)
        Lstm(graph); // (1248, 1, n, 64): time, direction, n, unit
        graph.Add("Transpose", "by_example", null, OnnxAttribute.Of("perm", 2, 0, 1, 3)); // (n, 1248, 1, 64)
        graph.Add("Flatten", "flatten"); // (n, 79872)
        graph.Dense("dense1"); // (n, 128)
        graph.Add("Relu", "relu3");
        graph.Dense("dense2"); // (n, 2)
        graph.Add("Softmax", "probabilities", null, OnnxAttribute.Of("axis", 1L)); // (n, 2)
        return 2;
    }

    private static void Normalization(GraphBuilder graph, string layer) =>
        graph.Add(
            "BatchNormalization",
            layer,
            [.. _normalizationWeights.Select(name => graph.Weight($"{layer}.{name}"))],
            OnnxAttribute.Of("epsilon", (float)IBatchNormalization.Epsilon)
        );

    private static void Lstm(GraphBuilder graph)
    {
        string[] weights = [.. _lstmWeights.Select(name => graph.Gates($"lstm.{name}"))];
        graph.Add("LSTM", "lstm", weights, OnnxAttribute.Of("hidden_size", (long)Units));
    }

    private static OnnxValue Value(string name, params long[] sizes)
    {
        var shape = new OnnxShape();
        shape.Axes.Add(new() { Name = "n" });
        shape.Axes.AddRange(sizes.Select(size => new OnnxAxis { Size = size }));
        return new()
        {
            Name = name,
            Type = new() { Array = new() { Shape = shape } },
        };
    }
}
