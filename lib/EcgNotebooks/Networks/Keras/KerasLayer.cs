using System.Text.Json;

namespace EcgNotebooks.Networks.Keras;

/// <summary>One layer of Keras's config.json.</summary>
internal sealed class KerasLayer(JsonElement json)
{
    private const string DataType = "dtype";

    /// <summary>The layer's class.</summary>
    public string Kind { get; } = json.Required("class_name").GetString() ?? "";

    /// <summary>Its options.</summary>
    public JsonElement Options { get; } = json.Required("config");

    /// <summary>
    /// What makes it predict otherwise than a network's layer, as the end of a sentence that begins with the layer's number;
    /// null where nothing does.
    /// </summary>
    /// <param name="network">The network's name.</param>
    /// <param name="known">The class of its layer, and the options that aren't Keras's defaults.</param>
    public string? Difference(string network, JsonElement known)
    {
        var kind = known.GetProperty("class").GetString();
        return kind == Kind
            ? Foreign() ?? DataTypeDifference() ?? OptionDifference(network, known) ?? Unknown()
            : $"is {Kind}, not {kind} as in the {network}";
    }

    // Keras puts the package's name before a class that somebody registered.
    private string? Foreign() =>
        json.TryGetProperty("registered_name", out var name)
        && name.ValueKind == JsonValueKind.String
        && name.GetString()!.Contains('>', StringComparison.Ordinal)
            ? $"is {name.GetString()}, not Keras's own {Kind}"
            : null;

    private string? DataTypeDifference()
    {
        if (!Options.TryGetProperty(DataType, out var type) || type.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var name = type.ValueKind == JsonValueKind.Object ? type.Required("config").Required("name") : type;
        return name.ValueEquals("float32") ? null : $"({Kind}) has {DataType} {name.GetRawText()}, not \"float32\"";
    }

    private string? OptionDifference(string network, JsonElement known)
    {
        foreach (var option in KerasOptions.Effective(Kind))
        {
            var found = Value(Options, option);
            var expected = Value(known, option);
            if (!JsonElement.DeepEquals(found, expected))
            {
                return $"({Kind}) has {option.Name} {found.GetRawText()}, not {expected.GetRawText()} as in the {network}";
            }
        }

        return null;
    }

    /// <summary>The first option of which this project can't tell what it does, unless it is switched off.</summary>
    private string? Unknown()
    {
        var effective = KerasOptions.Effective(Kind);
        foreach (var option in Options.EnumerateObject())
        {
            if (
                option.Name != DataType
                && option.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False)
                && !KerasOptions.IsHarmless(option.Name)
                && effective.All(known => known.Name != option.Name)
            )
            {
                return $"({Kind}) has {option.Name} {option.Value.GetRawText()}, an option that this project doesn't know";
            }
        }

        return null;
    }

    /// <summary>An option's value, or what Keras takes without one, in one of the ways to write it.</summary>
    private static JsonElement Value(JsonElement options, JsonProperty option)
    {
        var value =
            options.ValueKind == JsonValueKind.Object
            && options.TryGetProperty(option.Name, out var given)
            && given.ValueKind != JsonValueKind.Null
                ? given
                : option.Value;
        // The layers have one dimension of time, so that [2] is 2; and of their three axes the last is 2, counted from 0.
        var single = value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 1 ? value[0] : value;
        return option.Name == "axis" && single.ValueKind == JsonValueKind.Number && single.GetDouble() == 2
            ? option.Value
            : single;
    }
}
