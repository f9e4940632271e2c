using EcgNotebooks.Formats.Onnx;

namespace EcgNotebooks.Networks.Onnx;

/// <summary>One node of a graph, with access to its constants and options; every method throws with the node's name.</summary>
/// <param name="node">The node.</param>
/// <param name="index">Its position in the graph, from 0.</param>
/// <param name="constants">The constants of the graph by name.</param>
internal sealed class GraphNode(OnnxNode node, int index, IReadOnlyDictionary<string, OnnxTensor> constants)
{
    /// <summary>The operator.</summary>
    public string Operator => node.Operator;

    /// <summary>Names of the inputs.</summary>
    public IReadOnlyList<string> Inputs => node.Inputs;

    /// <summary>Name of the first result; empty if there is none.</summary>
    public string Output => node.Outputs.Count > 0 ? node.Outputs[0] : "";

    /// <summary>The node in messages.</summary>
    public override string ToString() =>
        $"node {index + 1}{(node.Name.Length > 0 ? $" '{node.Name}'" : "")} ({node.Operator})";

    /// <summary>Returns an error about the node.</summary>
    /// <param name="what">The predicate of a sentence about it.</param>
    public InvalidDataException Error(string what) => new($"{this} {what}");

    /// <summary>Returns whether an input is left out.</summary>
    public bool Lacks(int input) => node.Input(input).Length == 0;

    /// <summary>Returns an option that is a whole number.</summary>
    public long Number(string name, long otherwise) => node.Attribute(name)?.Number ?? otherwise;

    /// <summary>Returns an option that is a number of single precision.</summary>
    public float Single(string name, float otherwise) => node.Attribute(name)?.Single ?? otherwise;

    /// <summary>Returns an option that is a list of whole numbers; null if it is left out.</summary>
    public IReadOnlyList<long>? Numbers(string name) => node.Attribute(name)?.Numbers;

    /// <summary>Returns an option that is text.</summary>
    public string Text(string name, string otherwise) => node.Attribute(name)?.Text ?? otherwise;

    /// <summary>Returns an option that is a list of texts.</summary>
    public IReadOnlyList<string> Texts(string name) => node.Attribute(name)?.Texts ?? [];

    /// <summary>Returns an option that is an array; null if it is left out.</summary>
    public OnnxTensor? Tensor(string name) => node.Attribute(name)?.Tensor;

    /// <summary>Throws unless an option has the only value that the networks have.</summary>
    public void Require(string name, long value)
    {
        if (Number(name, value) is var found && found != value)
        {
            throw Error($"has {name} {found}, not {value}");
        }
    }

    /// <summary>Throws unless all numbers of an option have the only value that the networks have.</summary>
    public void RequireAll(string name, long value)
    {
        if (Numbers(name) is { } found && found.Any(number => number != value))
        {
            throw Error($"has {name} [{string.Join(", ", found)}], not {value}");
        }
    }

    /// <summary>Returns a constant input.</summary>
    public OnnxTensor Constant(int input, string what) =>
        constants.GetValueOrDefault(node.Input(input)) ?? throw Error($"takes no constant as its {what}");

    /// <summary>Returns the values of a constant input of a known number of values.</summary>
    public float[] Singles(int input, string what, long count) =>
        Constant(input, what).Singles() is var values && values.Length == count
            ? values
            : throw Error($"has {values.Length} values as its {what}, not {count}");

    /// <summary>Returns positions of axes, which are an input since opset 13; null if they are left out.</summary>
    public long[]? AxisPositions(int input) =>
        Lacks(input) ? Numbers("axes")?.ToArray() : Constant(input, "axes").Numbers();
}
