using System.Text.Json;
using EcgNotebooks.Storage;

namespace EcgNotebooks.Networks;

/// <summary>Recognises one of the two networks in Keras's config.json.</summary>
internal sealed class KerasConfig(string path)
{
    private static readonly (string Name, IReadOnlyList<JsonElement> Layers)[] Known =
    [
        (EcgCnn.Architecture, KerasLayers.Cnn),
        (EcgCrnn.Architecture, KerasLayers.Crnn),
    ];

    /// <summary>The network that the text describes.</summary>
    /// <exception cref="ModelFileException">It describes another one; the message names the first layer that differs.</exception>
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
            throw ModelFileException.Foreign(path, $"its config.json isn't that of a Keras model ({e.Message})", e);
        }
    }

    private NetworkShape Recognise(JsonElement model)
    {
        if (Text(model, "class_name") is var kind && kind != "Sequential")
        {
            throw ModelFileException.OtherNetwork(path, $"the model is {kind}, not Sequential");
        }

        var layers = model.GetProperty("config").GetProperty("layers").EnumerateArray().ToArray();
        if (layers.Length == 0 || Text(layers[0], "class_name") != "InputLayer")
        {
            throw ModelFileException.OtherNetwork(path, "the first layer isn't an InputLayer");
        }

        // The architecture that agrees furthest is the one whose difference helps.
        var (architecture, _, difference) = Known
            .Select(known => (known.Name, Position: FirstDifference(known, layers[1..], out var what), What: what))
            .MaxBy(found => found.Position);
        return difference is null
            ? Shape(architecture, layers)
            : throw ModelFileException.OtherNetwork(path, difference);
    }

    private NetworkShape Shape(string architecture, JsonElement[] layers)
    {
        var input = layers[0].GetProperty("config").GetProperty("batch_shape");
        var dropout = layers.First(l => Text(l, "class_name") == "Dropout").GetProperty("config").GetProperty("rate");
        if (
            input.GetArrayLength() == 3
            && input[1].ValueKind == JsonValueKind.Number
            && input[2].ValueKind == JsonValueKind.Number
        )
        {
            var shape = new NetworkShape(architecture, input[1].GetInt32(), input[2].GetInt32(), dropout.GetDouble());
            return shape.IsValid
                ? shape
                : throw ModelFileException.OtherNetwork(path, $"its input is {input.GetRawText()}");
        }

        throw ModelFileException.OtherNetwork(
            path,
            $"its input is {input.GetRawText()}, not (time, channel) of known size"
        );
    }

    /// <summary>The position of the first layer that isn't the known one, and what differs; past the end where none does.</summary>
    private static int FirstDifference(
        (string Name, IReadOnlyList<JsonElement> Layers) known,
        JsonElement[] layers,
        out string? what
    )
    {
        for (var i = 0; i < Math.Max(layers.Length, known.Layers.Count); i++)
        {
            what =
                i >= layers.Length ? $"it ends after layer {i}, where the {known.Name} goes on"
                : i >= known.Layers.Count ? $"it goes on after layer {i}, where the {known.Name} ends"
                : Difference(layers[i], known.Layers[i]) is { } found ? $"layer {i + 1} {found} as in the {known.Name}"
                : null;
            if (what is not null)
            {
                return i;
            }
        }

        what = null;
        return int.MaxValue;
    }

    private static string? Difference(JsonElement layer, JsonElement known)
    {
        var (kind, knownKind) = (Text(layer, "class_name"), Text(known, "class"));
        if (kind != knownKind)
        {
            return $"is {kind}, not {knownKind}";
        }

        var config = layer.GetProperty("config");
        foreach (var expected in known.EnumerateObject().Where(p => p.Name != "class"))
        {
            if (config.TryGetProperty(expected.Name, out var found) && !JsonElement.DeepEquals(found, expected.Value))
            {
                return $"({kind}) has {expected.Name} {found.GetRawText()}, not {expected.Value.GetRawText()}";
            }
        }

        return null;
    }

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();
}
