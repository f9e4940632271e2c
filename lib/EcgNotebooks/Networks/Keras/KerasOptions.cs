using System.Text.Json;

namespace EcgNotebooks.Networks.Keras;

/// <summary>Lists the options of Keras's layers that affect predictions, with their defaults, and those that don't.</summary>
/// <remarks>
/// After the get_config methods of the layers in keras-team/keras, v2.12.0 to v2.15.0 and v3. An option that is in neither list
/// may affect predictions.
/// </remarks>
internal static class KerasOptions
{
    private const string Convolution = """
        {"filters": null, "kernel_size": null, "strides": 1, "padding": "valid", "data_format": "channels_last",
         "dilation_rate": 1, "groups": 1, "activation": "linear", "use_bias": true}
        """;

    private const string Pooling = """
        {"pool_size": 2, "strides": 2, "padding": "valid", "data_format": "channels_last"}
        """;

    private const string Normalization = """
        {"axis": -1, "epsilon": 0.001, "center": true, "scale": true, "renorm": false, "virtual_batch_size": null}
        """;

    private const string Lstm = """
        {"units": null, "activation": "tanh", "recurrent_activation": "sigmoid", "use_bias": true,
         "return_sequences": false, "return_state": false, "go_backwards": false, "stateful": false, "time_major": false}
        """;

    private const string Dense = """
        {"units": null, "activation": "linear", "use_bias": true, "quantization_config": null}
        """;

    private static readonly Dictionary<string, IReadOnlyList<JsonProperty>> _defaults = new()
    {
        ["InputLayer"] = Parse("""{"sparse": false, "ragged": false}"""),
        ["Conv1D"] = Parse(Convolution),
        ["MaxPooling1D"] = Parse(Pooling),
        ["BatchNormalization"] = Parse(Normalization),
        ["LSTM"] = Parse(Lstm),
        ["GlobalAveragePooling1D"] = Parse("""{"data_format": "channels_last", "keepdims": false}"""),
        ["Flatten"] = Parse("""{"data_format": "channels_last"}"""),
        ["Dense"] = Parse(Dense),
    };

    private static readonly HashSet<string> _withoutEffect =
    [
        "name",
        "trainable",
        "batch_shape",
        "batch_input_shape",
        "optional",
        "momentum",
        "synchronized",
        "renorm_clipping",
        "renorm_momentum",
        "rate",
        "noise_shape",
        "seed",
        "dropout",
        "recurrent_dropout",
        "unit_forget_bias",
        // These select an implementation with the same result, or treat a mask, which no layer of these networks creates.
        "fused",
        "implementation",
        "unroll",
        "enable_caching_device",
        "use_cudnn",
        "zero_output_for_mask",
    ];

    private static readonly string[] _endingsWithoutEffect = ["_initializer", "_regularizer", "_constraint"];

    /// <summary>Returns the options of a layer class that affect predictions, with Keras's defaults.</summary>
    public static IReadOnlyList<JsonProperty> WithEffect(string kind) => _defaults.GetValueOrDefault(kind, []);

    /// <summary>Returns true if an option can't affect predictions.</summary>
    public static bool HasNoEffect(string name) =>
        _withoutEffect.Contains(name)
        || _endingsWithoutEffect.Any(ending => name.EndsWith(ending, StringComparison.Ordinal));

    private static IReadOnlyList<JsonProperty> Parse(string json) =>
        [.. JsonDocument.Parse(json).RootElement.Clone().EnumerateObject()];
}
