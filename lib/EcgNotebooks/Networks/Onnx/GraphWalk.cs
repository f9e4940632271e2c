using EcgNotebooks.Formats.Onnx;

namespace EcgNotebooks.Networks.Onnx;

/// <summary>
/// Follows the input of a graph through its nodes to the output, keeps track of what each axis stands for, and notes the steps that
/// compute something. Nodes that only rearrange axes are allowed everywhere, so that graphs of other programs are understood.
/// </summary>
internal sealed class GraphWalk
{
    private readonly Dictionary<string, OnnxTensor> _constants = [];
    private readonly HashSet<string> _shapes = []; // values that depend on the input's shape only
    private readonly HashSet<string> _zeros = []; // and those of them that are zero, in any shape
    private readonly List<NetworkStep> _steps = [];
    private string _value;
    private Axes _axes;

    private GraphWalk(string input, Axes axes) => (_value, _axes) = (input, axes);

    /// <summary>Returns the steps of a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="axes">Axes of its input.</param>
    /// <exception cref="InvalidDataException">A node isn't understood; the message names it.</exception>
    public static IReadOnlyList<NetworkStep> Steps(OnnxGraph graph, Axes axes)
    {
        var walk = new GraphWalk(GraphInput.Of(graph).Name, axes);
        foreach (var constant in graph.Constants)
        {
            walk._constants[constant.Name] = constant;
        }

        foreach (var (i, node) in graph.Nodes.Index())
        {
            if (node.Domain is not ("" or "ai.onnx"))
            {
                throw new InvalidDataException(
                    $"node {i + 1} is {node.Operator} of {node.Domain}, which isn't one of ONNX's own operators"
                );
            }

            walk.Read(new GraphNode(node, i, walk._constants), node);
        }

        return graph.Outputs is [{ } output] && output.Name == walk._value
            ? walk._steps
            : throw new InvalidDataException(
                $"its outputs are {string.Join(", ", graph.Outputs.Select(o => $"'{o.Name}'"))}, not the result of the last node alone"
            );
    }

    private void Read(GraphNode node, OnnxNode message)
    {
        if (node.Operator == "Constant")
        {
            _constants[node.Output] = node.Tensor("value") ?? throw node.Error("has no array as its value");
        }
        else if (node.Operator != "Shape" && node.Inputs.Contains(_value))
        {
            Follow(node, message);
        }
        else if (node.Operator == "Shape" || node.Inputs.All(IsShapeOrConstant))
        {
            NoteShape(node);
        }
        else
        {
            throw node.Error($"doesn't take '{_value}', the result of the node before");
        }
    }

    private bool IsShapeOrConstant(string name) =>
        name.Length == 0 || _shapes.Contains(name) || _constants.ContainsKey(name);

    private void NoteShape(GraphNode node)
    {
        _shapes.Add(node.Output);
        var isZero =
            node.Operator == "ConstantOfShape"
                ? node.Tensor("value") is not { } value || IsZero(value)
                : node.Operator == "Expand" && node.Inputs.Count > 0 && IsZero(node.Inputs[0]);
        if (isZero)
        {
            _zeros.Add(node.Output);
        }
    }

    private bool IsZero(string name) =>
        _zeros.Contains(name) || (_constants.TryGetValue(name, out var constant) && IsZero(constant));

    private static bool IsZero(OnnxTensor constant) => constant.Singles().All(value => value == 0);

    private void Follow(GraphNode node, OnnxNode message)
    {
        // Only the first result is used: a second one would be dropout's mask, pooling's positions or the LSTM's last state.
        _axes = node.Operator switch
        {
            "Identity" => _axes,
            "Dropout" when node.Lacks(2) => _axes,
            "Unsqueeze" or "Squeeze" or "Transpose" or "Reshape" or "Flatten" => Rearranged(node)
                ?? throw node.Error("rearranges the values in a way that neither network does"),
            "Conv" => Noted(LayerReader.Convolution(node, _axes)),
            "MaxPool" => Noted(LayerReader.Pooling(node, _axes)),
            "LSTM" => Noted(LayerReader.Lstm(node, _axes, IsZero)),
            "Gemm" or "MatMul" when node.Inputs[0] == _value => Noted(LayerReader.Dense(node, _axes)),
            "Add" => WithBias(node),
            "BatchNormalization" => Noted((LayerReader.Normalization(node, _axes), _axes)),
            "GlobalAveragePool" or "ReduceMean" => Averaged(node),
            "Relu" => Noted((new(StepKind.Relu) { Node = $"{node}" }, _axes)),
            "Sigmoid" => Noted((new(StepKind.Sigmoid) { Node = $"{node}" }, _axes)),
            "Softmax" => Softmax(node),
            _ => throw node.Error("is an operator that neither network has in this place"),
        };
        _value = message.Outputs.Count > 0 ? message.Outputs[0] : throw node.Error("has no result");
    }

    private Axes Noted((NetworkStep Step, Axes Axes) read)
    {
        _steps.Add(read.Step);
        return read.Axes;
    }

    private Axes? Rearranged(GraphNode node) =>
        node.Operator switch
        {
            "Unsqueeze" => node.AxisPositions(1) is { } positions ? _axes.Unsqueeze(positions) : null,
            "Squeeze" => _axes.Squeeze(node.AxisPositions(1)),
            "Transpose" => node.Numbers("perm") is { } order ? _axes.Transpose(order) : null,
            "Reshape" => node.Number("allowzero", 0) == 0 ? _axes.Reshape(node.Constant(1, "shape").Numbers()) : null,
            _ => node.Number("axis", 1) == 1 ? _axes.Flatten() : null,
        };

    // The bias of a dense layer that is written as a product and a sum.
    private Axes WithBias(GraphNode node)
    {
        if (_steps.LastOrDefault() is not { Kind: StepKind.Dense } dense || dense.Weights[1].Any(value => value != 0))
        {
            throw node.Error("doesn't add the bias of a dense layer");
        }

        var bias = node.Singles(node.Inputs[0] == _value ? 1 : 0, "bias", dense.Sizes[0]);
        _steps[^1] = dense with { Weights = [dense.Weights[0], bias] };
        return _axes;
    }

    private Axes Averaged(GraphNode node)
    {
        var time = _axes.Position(AxisKind.Time);
        if (time < 0 || !_axes.Are(AxisKind.Example, AxisKind.Channel, AxisKind.Time))
        {
            throw node.Error("isn't a mean over time");
        }

        _steps.Add(new(StepKind.Average) { Node = $"{node}" });
        var averaged = _axes.With(time, Axis.One);
        if (node.Operator == "GlobalAveragePool")
        {
            return averaged;
        }

        var positions = node.AxisPositions(1) ?? [];
        if (positions is not [var position] || (position < 0 ? position + _axes.All.Count : position) != time)
        {
            throw node.Error("isn't a mean over time alone");
        }

        return node.Number("keepdims", 1) != 0 ? averaged : new([.. averaged.All.Where((_, i) => i != time)]);
    }

    private Axes Softmax(GraphNode node) =>
        _axes.All.Count == 2 && node.Number("axis", -1) is -1 or 1
            ? Noted((new(StepKind.Softmax) { Node = $"{node}" }, _axes))
            : throw node.Error("isn't over the classes");
}
