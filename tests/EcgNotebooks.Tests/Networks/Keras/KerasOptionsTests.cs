using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using EcgNotebooks.Formats.Safetensors;
using EcgNotebooks.Networks;
using EcgNotebooks.Networks.ModelFiles;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Networks.Keras;

/// <summary>Options of Keras's layers: those that affect predictions must match, all others are ignored.</summary>
[Trait("speed", "slow")]
public sealed class KerasOptionsTests : IDisposable
{
    private const string Cnn = "cnn-trained.keras";
    private const string Crnn = "crnn-short.keras";

    private static readonly ConcurrentDictionary<string, string[]> _plain = new();

    private readonly TemporaryFolder _folder = new();

    /// <summary>Options that affect predictions: sample file, index of the layer (0 is the input layer), option and value.</summary>
    public static TheoryData<string, int, string, string> WithEffect =>
        new()
        {
            { Cnn, 1, "filters", "33" },
            { Cnn, 1, "kernel_size", "[7]" },
            { Cnn, 1, "strides", "[2]" },
            { Cnn, 1, "padding", "\"same\"" },
            { Cnn, 1, "padding", "\"causal\"" },
            { Cnn, 1, "data_format", "\"channels_first\"" },
            { Cnn, 1, "dilation_rate", "[2]" },
            { Cnn, 1, "groups", "2" },
            { Cnn, 1, "activation", "\"gelu\"" },
            { Cnn, 1, "activation", "null" },
            { Cnn, 1, "use_bias", "false" },
            { Cnn, 1, "dtype", "\"mixed_float16\"" },
            { Cnn, 1, "dtype", """{"class_name": "DTypePolicy", "config": {"name": "mixed_bfloat16"}}""" },
            { Cnn, 1, "dtype", "\"float64\"" },
            { Cnn, 1, "lora_rank", "4" },
            { Cnn, 2, "pool_size", "[3]" },
            { Cnn, 2, "strides", "[1]" },
            { Cnn, 2, "padding", "\"same\"" },
            { Cnn, 2, "data_format", "\"channels_first\"" },
            { Cnn, 6, "data_format", "\"channels_first\"" },
            { Cnn, 6, "keepdims", "true" },
            { Cnn, 7, "units", "65" },
            { Cnn, 7, "activation", "\"linear\"" },
            { Cnn, 7, "use_bias", "false" },
            { Cnn, 7, "quantization_config", """{"class_name": "Int8QuantizationConfig"}""" },
            { Cnn, 7, "an_option_of_tomorrow", "\"other\"" },
            { Crnn, 2, "axis", "1" },
            { Crnn, 2, "epsilon", "1e-05" },
            { Crnn, 2, "center", "false" },
            { Crnn, 2, "scale", "false" },
            { Crnn, 2, "renorm", "true" },
            { Crnn, 2, "virtual_batch_size", "8" },
            { Crnn, 9, "units", "32" },
            { Crnn, 9, "activation", "\"relu\"" },
            { Crnn, 9, "recurrent_activation", "\"hard_sigmoid\"" },
            { Crnn, 9, "use_bias", "false" },
            { Crnn, 9, "return_sequences", "false" },
            { Crnn, 9, "return_state", "true" },
            { Crnn, 9, "go_backwards", "true" },
            { Crnn, 9, "stateful", "true" },
            { Crnn, 9, "time_major", "true" },
            { Crnn, 9, "num_constants", "1" },
            { Crnn, 11, "data_format", "\"channels_first\"" },
        };

    /// <summary>Options that only affect training, or values that are equivalent to the expected one; columns as in <see cref="WithEffect"/>.</summary>
    public static TheoryData<string, int, string, string> WithoutEffect =>
        new()
        {
            { Cnn, 1, "kernel_initializer", "\"he_normal\"" },
            { Cnn, 1, "kernel_regularizer", """{"class_name": "L2", "config": {"l2": 0.01}}""" },
            { Cnn, 1, "activity_regularizer", """{"class_name": "L1", "config": {"l1": 0.01}}""" },
            { Cnn, 1, "bias_constraint", """{"class_name": "NonNeg", "config": {}}""" },
            { Cnn, 1, "trainable", "false" },
            { Cnn, 1, "name", "\"first\"" },
            { Cnn, 1, "dtype", "\"float32\"" },
            { Cnn, 1, "kernel_size", "5" },
            { Cnn, 1, "batch_input_shape", "[null, 5000, 1]" },
            { Cnn, 1, "an_option_of_tomorrow", "null" },
            { Cnn, 2, "strides", "null" },
            { Cnn, 2, "data_format", "null" },
            { Cnn, 2, "pool_size", "2" },
            { Cnn, 8, "rate", "0.25" },
            { Cnn, 8, "seed", "7" },
            { Cnn, 8, "noise_shape", "[null, 1]" },
            { Crnn, 2, "momentum", "0.9" },
            { Crnn, 2, "axis", "2" },
            { Crnn, 2, "axis", "[2]" },
            { Crnn, 2, "synchronized", "true" },
            { Crnn, 2, "gamma_initializer", "\"zeros\"" },
            { Crnn, 9, "dropout", "0.3" },
            { Crnn, 9, "recurrent_dropout", "0.3" },
            { Crnn, 9, "unit_forget_bias", "false" },
            { Crnn, 9, "unroll", "true" },
            { Crnn, 9, "implementation", "1" },
            { Crnn, 9, "recurrent_constraint", """{"class_name": "MaxNorm", "config": {}}""" },
        };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(WithEffect))]
    public void An_option_that_changes_predictions_is_refused_with_its_name(
        string sample,
        int layer,
        string option,
        string value
    )
    {
        var error = Refused(With(sample, layer, option, JsonNode.Parse(value)));
        Assert.Contains($"layer {layer} (", error.Problem, StringComparison.Ordinal);
        Assert.Contains(option, error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WithoutEffect))]
    public void An_option_that_does_not_affect_predictions_is_accepted(
        string sample,
        int layer,
        string option,
        string value
    )
    {
        using var changed = ModelFile.Load(With(sample, layer, option, JsonNode.Parse(value))).Network;
        Assert.Equal(_plain.GetOrAdd(sample, Digests), Digests(changed));
    }

    [Theory]
    [InlineData("sparse", "true")]
    [InlineData("ragged", "true")]
    [InlineData("dtype", "\"int32\"")]
    public void An_input_layer_for_other_than_dense_float32_tensors_is_refused_with_the_option(
        string option,
        string value
    )
    {
        var error = Refused(With(Cnn, 0, option, JsonNode.Parse(value)));
        Assert.Contains($"(InputLayer) has {option} {value}", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_omitted_option_has_Kerass_default()
    {
        var error = Refused(
            KerasArchive.Changed(_folder, Crnn, config => Options(config, 9).AsObject().Remove("return_sequences"))
        );
        Assert.Contains("(LSTM) has return_sequences false, not true", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_custom_class_with_the_name_of_a_Keras_layer_is_refused()
    {
        var error = Refused(
            KerasArchive.Changed(_folder, Cnn, config => config["layers"]![1]!["registered_name"] = "my_package>Conv1D")
        );
        Assert.Contains("my_package>Conv1D", error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BatchNormalization", 2, "layer 2 is MaxPooling1D, not BatchNormalization as in the crnn")]
    [InlineData("LSTM", 9, "layer 9 is Dropout, not LSTM as in the crnn")]
    [InlineData("Dropout", 4, "layer 4 is Conv1D, not Dropout as in the crnn")]
    public void A_file_with_a_missing_layer_is_compared_with_the_most_similar_network(
        string kind,
        int layer,
        string difference
    )
    {
        var path = KerasArchive.Changed(
            _folder,
            Crnn,
            config =>
            {
                Assert.Equal(kind, (string?)config["layers"]![layer]!["class_name"]);
                config["layers"]!.AsArray().RemoveAt(layer);
            }
        );
        Assert.Contains(difference, Refused(path).Problem, StringComparison.Ordinal);
    }

    private static string[] Digests(string sample)
    {
        using var network = ModelFile.Load(SharedData.Golden("keras", sample)).Network;
        return Digests(network);
    }

    private static string[] Digests(Classifier network) =>
        [
            .. network.Weights.Select(weights =>
                Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(weights.ToArray().AsSpan())))
            ),
        ];

    private static JsonNode Options(JsonNode config, int layer) => config["layers"]![layer]!["config"]!;

    private string With(string sample, int layer, string option, JsonNode? value) =>
        KerasArchive.Changed(_folder, sample, config => Options(config, layer)[option] = value);

    private static ModelFileException Refused(string path) =>
        Assert.Throws<ModelFileException>(() => ModelFile.Load(path).Network.Dispose());
}
