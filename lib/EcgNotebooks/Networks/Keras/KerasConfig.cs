using System.Text.Json;
using EcgNotebooks.Formats.Safetensors;

namespace EcgNotebooks.Networks.Keras;

/// <summary>Recognises the CNN or the CRNN in a config.json of Keras 2.12 or later.</summary>
/// <param name="path">Path of the .keras file, for messages.</param>
/// <param name="writer">Suffix of messages that names the Keras version that wrote the file; empty if unknown.</param>
internal sealed class KerasConfig(string path, string writer = "")
{
    /// <summary>Returns the shape of the network that a config.json describes.</summary>
    /// <exception cref="ModelFileException">It describes another network; the message names the first layer that differs.</exception>
    public NetworkShape Recognise(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Recognise(document.RootElement);
        }
        catch (Exception e)
            when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw ModelFileException.Foreign(
                path,
                $"its config.json isn't that of a Keras model ({e.Message}){writer}",
                e
            );
        }
    }

    private NetworkShape Recognise(JsonElement model)
    {
        if (model.Required("class_name").GetString() is var kind && kind != "Sequential")
        {
            throw OtherNetwork($"the model is {kind}, not Sequential");
        }

        KerasLayer[] layers =
        [
            .. model.Required("config").Required("layers").EnumerateArray().Select(layer => new KerasLayer(layer)),
        ];
        if (layers.Length == 0 || layers[0].Kind != "InputLayer")
        {
            throw OtherNetwork("the first layer isn't an InputLayer");
        }

        var network = KerasNetwork.Nearest(layers[1..]);
        if (layers[0].Difference(network.Name, KerasLayers.Input) is { } input)
        {
            throw OtherNetwork($"its first layer {input}");
        }

        return network.FirstDifference(layers[1..]) is { } difference
            ? throw OtherNetwork(difference.What)
            : Shape(network.Name, layers);
    }

    private NetworkShape Shape(string architecture, KerasLayer[] layers)
    {
        // Keras 3 writes batch_shape, Keras 2 batch_input_shape. If both are missing, the message names the one of Keras 2.
        var input = layers[0].Options.TryGetProperty("batch_shape", out var shape)
            ? shape
            : layers[0].Options.Required("batch_input_shape");
        var dropout = layers.First(layer => layer.Kind == "Dropout").Options.Required("rate");
        if (
            input.GetArrayLength() == 3
            && input[1].ValueKind == JsonValueKind.Number
            && input[2].ValueKind == JsonValueKind.Number
        )
        {
            var found = new NetworkShape(architecture, input[1].GetInt32(), input[2].GetInt32(), dropout.GetDouble());
            return found.IsValid ? found : throw OtherNetwork($"its input is {input.GetRawText()}");
        }

        throw OtherNetwork($"its input is {input.GetRawText()}, not (time, channel) of known size");
    }

    private ModelFileException OtherNetwork(string difference) =>
        ModelFileException.OtherNetwork(path, difference + writer);
}
