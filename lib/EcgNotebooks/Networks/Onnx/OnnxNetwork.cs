using System.Globalization;
using System.Text.Json;
using EcgNotebooks.Formats.Onnx;
using EcgNotebooks.Formats.Safetensors;
using EcgNotebooks.Signals;

namespace EcgNotebooks.Networks.Onnx;

/// <summary>One of the two networks, as an ONNX file describes it; it needs no torch.</summary>
/// <param name="Shape">Architecture and sizes.</param>
/// <param name="Weights">The weights in the order and layout of the network.</param>
/// <param name="Metadata">Properties of the file, with those that describe the network.</param>
internal sealed record OnnxNetwork(
    NetworkShape Shape,
    IReadOnlyList<float[]> Weights,
    IReadOnlyDictionary<string, string> Metadata
)
{
    // Of ONNX's operators, these versions define those of the networks alike. 13 was the first in which axes are inputs.
    private const int OldestOperators = 13;
    private const int NewestOperators = 27;

    /// <summary>Leads, sampling rate and filter of the input as JSON; null where the file doesn't state them.</summary>
    public string? Input => Metadata.GetValueOrDefault(WeightsFile.Input);

    /// <summary>Leads, sampling rate and filter of the input; null where the file doesn't state them.</summary>
    public SignalOptions? Signal => Input is { Length: > 0 } input ? SignalOptions.FromJson(input) : null;

    /// <summary>The decision threshold that the file states; null if it states none.</summary>
    public double? Threshold => ThresholdOf(Metadata);

    /// <summary>Reads an ONNX file.</summary>
    /// <exception cref="ModelFileException">The file is missing, damaged, or holds neither network.</exception>
    public static OnnxNetwork Read(string path)
    {
        var model = OnnxFile.Read(path);
        if (model.FormatVersion <= 0 || model.Graph is not { } graph)
        {
            throw ModelFileException.Foreign(path, "it isn't an ONNX file, or it is damaged (it has no graph)");
        }

        if (model.OperatorSet is not (>= OldestOperators and <= NewestOperators))
        {
            var found = model.OperatorSet is { } version ? $"opset {version}" : "no stated opset";
            throw ModelFileException.OtherOperators(path, found, OldestOperators, NewestOperators);
        }

        var metadata = new Dictionary<string, string>();
        model.Properties.ForEach(property => metadata[property.Key] = property.Value);
        CheckSignal(path, metadata);
        try
        {
            return Read(graph, metadata);
        }
        catch (InvalidDataException e)
        {
            throw ModelFileException.OtherGraph(path, e.Message);
        }
    }

    /// <summary>Reads the threshold from the properties of a file; null if they state none.</summary>
    public static double? ThresholdOf(IReadOnlyDictionary<string, string> metadata) =>
        double.TryParse(
            metadata.GetValueOrDefault(OnnxProperties.Threshold),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var threshold
        ) && threshold is >= 0 and <= 1
            ? threshold
            : null;

    /// <summary>Creates the network with the file's weights.</summary>
    public Classifier Create()
    {
        var network = Shape.Create();
        foreach (var (weight, values) in network.Weights.Zip(Weights))
        {
            weight.Set(values);
        }

        network.Input = Input;
        return network;
    }

    private static OnnxNetwork Read(OnnxGraph graph, Dictionary<string, string> metadata)
    {
        var stated = NetworkShape.Parse(metadata);
        var axes = GraphInput.Axes(GraphInput.Of(graph), stated?.InputLength);
        var (architecture, steps) = KnownGraph.Recognise(GraphWalk.Steps(graph, axes));
        var (samples, channels) = (axes.All[^1].Size!.Value, axes.All[1].Size!.Value);
        var dropout = stated?.Dropout ?? DefaultDropout(architecture);
        var shape = new NetworkShape(architecture, (int)samples, (int)channels, dropout);
        if (!shape.IsValid)
        {
            throw new InvalidDataException($"its input has {samples} samples, too few for the {architecture}");
        }

        metadata[WeightsFile.Network] = architecture;
        foreach (var (key, value) in shape.ToText())
        {
            metadata[key] = value;
        }

        return new(shape, [.. steps.SelectMany(step => step.Weights)], metadata);
    }

    // What only training needs isn't part of a graph.
    private static double DefaultDropout(string architecture) =>
        architecture == EcgCnn.Architecture ? new EcgCnnOptions().Dropout : new EcgCrnnOptions().Dropout;

    private static void CheckSignal(string path, Dictionary<string, string> metadata)
    {
        try
        {
            if (metadata.GetValueOrDefault(WeightsFile.Input) is { Length: > 0 } input)
            {
                _ = SignalOptions.FromJson(input);
            }
        }
        catch (JsonException e)
        {
            throw ModelFileException.UnreadableSignal(path, e);
        }
    }
}
