using System.Text.Json;

namespace EcgNotebooks.Networks;

/// <summary>The layers of both networks as Keras's config.json describes them.</summary>
internal static class KerasLayers
{
    private const string Convolution = """
        "padding": "valid", "strides": [1], "dilation_rate": [1], "groups": 1, "use_bias": true, "data_format": "channels_last"
        """;

    private const string Pooling = """
        {"class": "MaxPooling1D", "pool_size": [2], "strides": [2], "padding": "valid", "data_format": "channels_last"}
        """;

    private const string Normalization = """
        {"class": "BatchNormalization", "epsilon": 0.001, "momentum": 0.99, "center": true, "scale": true}
        """;

    private const string Lstm = """
        {"class": "LSTM", "units": 64, "activation": "tanh", "recurrent_activation": "sigmoid", "use_bias": true,
         "return_sequences": true, "go_backwards": false}
        """;

    private const string Dropout = """{"class": "Dropout"}""";

    /// <summary>The CNN's layers after the input.</summary>
    public static IReadOnlyList<JsonElement> Cnn { get; } =
        Parse(
            Conv1D(32, 5),
            Pooling,
            Conv1D(64, 3),
            Pooling,
            Conv1D(128, 3),
            """{"class": "GlobalAveragePooling1D", "data_format": "channels_last"}""",
            Dense(64, "relu"),
            Dropout,
            Dense(1, "sigmoid")
        );

    /// <summary>The CRNN's layers after the input.</summary>
    public static IReadOnlyList<JsonElement> Crnn { get; } =
        Parse(
            Conv1D(32, 5),
            Normalization,
            Pooling,
            Dropout,
            Conv1D(64, 3),
            Normalization,
            Pooling,
            Dropout,
            Lstm,
            Dropout,
            """{"class": "Flatten"}""",
            Dense(128, "relu"),
            Dropout,
            Dense(2, "softmax")
        );

    private static string Conv1D(int filters, int kernel) =>
        $$"""{"class": "Conv1D", "filters": {{filters}}, "kernel_size": [{{kernel}}], "activation": "relu", {{Convolution}}}""";

    private static string Dense(int units, string activation) =>
        $$"""{"class": "Dense", "units": {{units}}, "activation": "{{activation}}", "use_bias": true}""";

    private static JsonElement[] Parse(params string[] layers) =>
        [.. layers.Select(layer => JsonDocument.Parse(layer).RootElement.Clone())];
}
