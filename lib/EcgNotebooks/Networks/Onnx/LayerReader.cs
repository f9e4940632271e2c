using EcgNotebooks.Networks.Kernels;

namespace EcgNotebooks.Networks.Onnx;

/// <summary>Reads the steps that compute something from the nodes of a graph, with their weights.</summary>
internal static class LayerReader
{
    private static readonly string[] _lstmActivations = ["sigmoid", "tanh", "tanh"];

    /// <summary>Reads a convolution over time, in one dimension or in two with a height of 1.</summary>
    public static (NetworkStep Step, Axes Axes) Convolution(GraphNode node, Axes axes)
    {
        var weight = node.Constant(1, "weights");
        var (time, channel) = (axes.Position(AxisKind.Time), axes.All.Count > 1 ? axes.All[1] : default);
        if (
            axes.Kinds.FirstOrDefault() != AxisKind.Example
            || channel.Kind != AxisKind.Channel
            || time < 2
            || !axes.Are(AxisKind.Example, AxisKind.Channel, AxisKind.Time)
            || weight.Shape.Count != axes.All.Count
        )
        {
            throw node.Error("isn't a convolution over time of (n, channel, time)");
        }

        var (filters, kernel) = (weight.Shape[0], weight.Shape[time]);
        var values = weight.Singles();
        if (weight.Shape[1] != channel.Size || weight.Shape.Where((size, i) => i >= 2 && i != time).Any(s => s != 1))
        {
            throw node.Error($"has weights [{string.Join(", ", weight.Shape)}] for {channel.Size} channels");
        }

        RequirePlainWindow(node);
        node.Require("group", 1);
        node.RequireAll("strides", 1);
        var bias = node.Lacks(2) ? new float[filters] : node.Singles(2, "bias", filters);
        return (
            new(StepKind.Convolution, filters, kernel) { Node = $"{node}", Weights = [values, bias] },
            axes.With(1, channel with { Size = filters })
                .With(time, Shortened(node, axes.All[time], s => s - kernel + 1))
        );
    }

    /// <summary>Reads the max pooling of pairs of samples; an odd last sample is dropped.</summary>
    public static (NetworkStep Step, Axes Axes) Pooling(GraphNode node, Axes axes)
    {
        var time = axes.Position(AxisKind.Time);
        long[] window = [.. axes.Kinds.Skip(2).Select(kind => kind == AxisKind.Time ? 2L : 1L)];
        if (
            time < 2
            || node.Numbers("kernel_shape")?.SequenceEqual(window) != true
            || node.Numbers("strides") is not { } strides
            || strides.Count != window.Length
            || strides[time - 2] != 2
        )
        {
            throw node.Error("isn't a max pooling of pairs of samples");
        }

        RequirePlainWindow(node);
        node.Require("ceil_mode", 0);
        return (
            new(StepKind.Pooling) { Node = $"{node}" },
            axes.With(time, Shortened(node, axes.All[time], size => size / 2))
        );
    }

    /// <summary>Reads batch normalization as it is for prediction.</summary>
    public static NetworkStep Normalization(GraphNode node, Axes axes)
    {
        if (axes.All.Count < 2 || axes.All[1] is not { Kind: AxisKind.Channel, Size: { } channels })
        {
            throw node.Error("doesn't normalize channels");
        }

        if (node.Single("epsilon", 1e-5f) is var epsilon && epsilon != (float)IBatchNormalization.Epsilon)
        {
            throw node.Error($"has epsilon {epsilon}, not {IBatchNormalization.Epsilon}");
        }

        node.Require("training_mode", 0);
        string[] names = ["scale", "offset", "mean", "variance"];
        return new(StepKind.Normalization)
        {
            Node = $"{node}",
            Weights = [.. names.Select((name, i) => node.Singles(i + 1, name, channels))],
        };
    }

    /// <summary>Reads an LSTM over (time, n, channel) that begins with zeros; the result is (time, 1, n, units).</summary>
    /// <param name="node">The node.</param>
    /// <param name="axes">Axes of its input.</param>
    /// <param name="isZero">Returns whether a value consists of zeros.</param>
    public static (NetworkStep Step, Axes Axes) Lstm(GraphNode node, Axes axes, Predicate<string> isZero)
    {
        if (!axes.Kinds.SequenceEqual([AxisKind.Time, AxisKind.Example, AxisKind.Channel]))
        {
            throw node.Error("isn't over (time, n, channel)");
        }

        RequirePlainLstm(node, isZero);
        var (units, inputs) = (node.Number("hidden_size", 0), axes.All[2].Size!.Value);
        var weights = node.Constant(1, "weights");
        if (!weights.Shape.SequenceEqual([1, 4 * units, inputs]))
        {
            throw node.Error($"has weights [{string.Join(", ", weights.Shape)}], not [1, {4 * units}, {inputs}]");
        }

        // ONNX has two biases, whose sum counts.
        var biases = node.Lacks(3) ? new float[8 * units] : node.Singles(3, "biases", 8 * units);
        float[] bias = [.. biases.Take(biases.Length / 2).Zip(biases.Skip(biases.Length / 2), (a, b) => a + b)];
        var recurrent = node.Singles(2, "recurrent weights", 4 * units * units);
        return (
            new(StepKind.Lstm, units)
            {
                Node = $"{node}",
                Weights =
                [
                    LstmGates.FromOnnx(weights.Singles()),
                    LstmGates.FromOnnx(recurrent),
                    LstmGates.FromOnnx(bias),
                ],
            },
            new(axes.All[0], Axis.One, axes.All[1], new(AxisKind.Channel, units))
        );
    }

    /// <summary>Reads a dense layer with its bias (Gemm), or the product of one without (MatMul).</summary>
    public static (NetworkStep Step, Axes Axes) Dense(GraphNode node, Axes axes)
    {
        if (axes.All is not [{ Kind: AxisKind.Example } examples, { Kind: not AxisKind.Other, Size: { } inputs }])
        {
            throw node.Error("isn't a dense layer over channels, or over all channels of each time step in turn");
        }

        if (node.Single("alpha", 1) != 1 || node.Single("beta", 1) != 1)
        {
            throw node.Error("has alpha or beta, which a dense layer hasn't");
        }

        node.Require("transA", 0);
        var weight = node.Constant(1, "weights");
        var isOutputFirst = node.Number("transB", 0) != 0;
        if (weight.Shape.Count != 2 || weight.Shape[isOutputFirst ? 1 : 0] != inputs)
        {
            throw node.Error($"has weights [{string.Join(", ", weight.Shape)}] for {inputs} inputs");
        }

        var outputs = weight.Shape[isOutputFirst ? 0 : 1];
        var values = weight.Singles();
        return (
            new(StepKind.Dense, outputs)
            {
                Node = $"{node}",
                Weights =
                [
                    isOutputFirst ? values : Transposed(values, (int)inputs),
                    node.Operator == "Gemm" && !node.Lacks(2) ? node.Singles(2, "bias", outputs) : new float[outputs],
                ],
            },
            new(examples, new(AxisKind.Channel, outputs))
        );
    }

    private static void RequirePlainLstm(GraphNode node, Predicate<string> isZero)
    {
        node.Require("layout", 0);
        node.Require("input_forget", 0);
        if (node.Text("direction", "forward") != "forward")
        {
            throw node.Error("doesn't go forward in time only");
        }

        var activations = node.Texts("activations");
        if (activations.Count > 0 && !activations.SequenceEqual(_lstmActivations, StringComparer.OrdinalIgnoreCase))
        {
            throw node.Error($"has the activations {string.Join(", ", activations)}");
        }

        if (node.Single("clip", 0) != 0)
        {
            throw node.Error("clips its cells");
        }

        // Inputs 4 to 7: lengths of the sequences, initial output and cell, peepholes.
        if (!node.Lacks(4) || !node.Lacks(7))
        {
            throw node.Error("has lengths of sequences, or peepholes");
        }

        if (node.Inputs.Skip(5).Take(2).Any(name => name.Length > 0 && !isZero(name)))
        {
            throw node.Error("doesn't begin with zeros");
        }
    }

    private static void RequirePlainWindow(GraphNode node)
    {
        if (node.Text("auto_pad", "NOTSET") is var padding && padding is not ("NOTSET" or "VALID" or ""))
        {
            throw node.Error($"pads its input ({padding})");
        }

        node.RequireAll("pads", 0);
        node.RequireAll("dilations", 1);
    }

    private static Axis Shortened(GraphNode node, Axis time, Func<long, long> size) =>
        size(time.Size!.Value) is > 0 and var left
            ? time with
            {
                Size = left,
            }
            : throw node.Error($"has an input of only {time.Size} samples");

    private static float[] Transposed(float[] values, int rows)
    {
        var columns = values.Length / Math.Max(rows, 1);
        var result = new float[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            result[i % columns * rows + i / columns] = values[i];
        }

        return result;
    }
}
