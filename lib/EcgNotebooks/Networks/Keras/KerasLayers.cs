using System.Text.Json;

namespace EcgNotebooks.Networks.Keras;

/// <summary>Describes the layers of both networks: the class of each layer, and its options other than the defaults in <see cref="KerasOptions"/>.</summary>
internal static class KerasLayers
{
    private const string Pooling = """{"class": "MaxPooling1D"}""";

    private const string Normalization = """{"class": "BatchNormalization"}""";

    private const string Lstm = """{"class": "LSTM", "units": 64, "return_sequences": true}""";

    private const string Dropout = """{"class": "Dropout"}""";

    /// <summary>The input layer of both networks, which takes dense tensors.</summary>
    public static JsonElement Input { get; } = Parse("""{"class": "InputLayer"}""")[0];

    /// <summary>The layers of the CNN after the input layer.</summary>
    public static IReadOnlyList<JsonElement> Cnn { get; } =
        Parse(
            Conv1D(32, 5),
            Pooling,
            Conv1D(64, 3),
            Pooling,
            Conv1D(128, 3),
            """{"class": "GlobalAveragePooling1D"}""",
            Dense(64, "relu"),
            Dropout,
            Dense(1, "sigmoid")
        );

    /// <summary>The layers of the CRNN after the input layer.</summary>
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
        $$"""{"class": "Conv1D", "filters": {{filters}}, "kernel_size": {{kernel}}, "activation": "relu"}""";

    private static string Dense(int units, string activation) =>
        $$"""{"class": "Dense", "units": {{units}}, "activation": "{{activation}}"}""";

    private static JsonElement[] Parse(params string[] layers) =>
        [.. layers.Select(layer => JsonDocument.Parse(layer).RootElement.Clone())];
}
