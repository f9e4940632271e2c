using System.Text.Json;

namespace EcgNotebooks.Networks.Keras;

/// <summary>One layer of a model in Keras's config.json.</summary>
internal sealed class KerasLayer(JsonElement json)
{
    private const string DataType = "dtype";

    /// <summary>Class of the layer, such as Conv1D.</summary>
    public string Kind { get; } = json.Required("class_name").GetString() ?? "";

    /// <summary>Options of the layer.</summary>
    public JsonElement Options { get; } = json.Required("config");

    /// <summary>
    /// Compares the layer with a layer of a known network and returns the first difference that affects predictions, worded as the
    /// predicate of a sentence about the layer; null if there is none.
    /// </summary>
    /// <param name="network">Name of the known network.</param>
    /// <param name="known">Class of the known layer, and its options other than Keras's defaults.</param>
    public string? Difference(string network, JsonElement known)
    {
        var kind = known.GetProperty("class").GetString();
        return kind == Kind
            ? CustomClass() ?? DataTypeDifference() ?? OptionDifference(network, known) ?? UnknownOption()
            : $"is {Kind}, not {kind} as in the {network}";
    }

    // The registered name of a custom class starts with the package name and '>'.
    private string? CustomClass() =>
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
        foreach (var option in KerasOptions.WithEffect(Kind))
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

    /// <summary>Returns a message about the first option that is unknown to this project and not disabled; null if there is none.</summary>
    private string? UnknownOption()
    {
        var effective = KerasOptions.WithEffect(Kind);
        foreach (var option in Options.EnumerateObject())
        {
            if (
                option.Name != DataType
                && option.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False)
                && !KerasOptions.HasNoEffect(option.Name)
                && effective.All(known => known.Name != option.Name)
            )
            {
                return $"({Kind}) has {option.Name} {option.Value.GetRawText()}, an option unknown to this project";
            }
        }

        return null;
    }

    /// <summary>Returns the value of an option, or Keras's default, in a canonical form.</summary>
    private static JsonElement Value(JsonElement options, JsonProperty option)
    {
        var value =
            options.ValueKind == JsonValueKind.Object
            && options.TryGetProperty(option.Name, out var given)
            && given.ValueKind != JsonValueKind.Null
                ? given
                : option.Value;
        // With one time dimension, [2] is equivalent to 2; and of three axes, axis 2 is the last one, -1.
        var single = value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 1 ? value[0] : value;
        return option.Name == "axis" && single.ValueKind == JsonValueKind.Number && single.GetDouble() == 2
            ? option.Value
            : single;
    }
}
