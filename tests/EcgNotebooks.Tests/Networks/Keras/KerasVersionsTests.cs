using System.Text;
using System.Text.Json.Nodes;
using EcgNotebooks.Formats.Safetensors;
using EcgNotebooks.Networks;
using EcgNotebooks.Networks.ModelFiles;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Networks.Keras;

/// <summary>Files of Keras 3, rewritten in the formats of earlier versions of Keras.</summary>
public sealed class KerasVersionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Files =>
        new MatrixTheoryData<string, string>(
            ["2.12.0", "2.13.1", "2.14.0", "2.15.0"],
            ["cnn-trained.keras", "crnn-short.keras"]
        );

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_of_Keras_2_gives_the_same_network(string version, string sample)
    {
        using var expected = ModelFile.Load(SharedData.Golden("keras", sample)).Network;
        using var found = ModelFile.Load(Rewritten(version, sample, _ => { })).Network;
        Assert.Equal(expected.Options, found.Options);
        Assert.All(
            expected.Weights.Zip(found.Weights),
            pair => Assert.Equal(pair.First.ToArray(), pair.Second.ToArray())
        );
    }

    [Fact]
    public void Layers_without_a_registered_name_are_accepted()
    {
        var path = Rewritten(
            "2.12.0",
            "cnn-trained.keras",
            config =>
            {
                foreach (var layer in config["layers"]!.AsArray())
                {
                    layer!.AsObject().Remove("registered_name");
                    layer.AsObject().Remove("module");
                }
            }
        );
        using var network = ModelFile.Load(path).Network;
        Assert.IsType<EcgCnn>(network);
    }

    [Fact]
    public void The_message_about_a_refused_file_names_the_Keras_version_that_wrote_it()
    {
        var path = Rewritten(
            "2.15.0",
            "cnn-trained.keras",
            config => config["layers"]![0]!["config"]!.AsObject().Remove("batch_input_shape")
        );
        var error = Assert.Throws<ModelFileException>(() => ModelFile.Load(path).Network.Dispose());
        Assert.Contains("batch_input_shape", error.Problem, StringComparison.Ordinal);
        Assert.Contains("Keras 2.15.0 wrote this file", error.Problem, StringComparison.Ordinal);
    }

    private string Rewritten(string version, string sample, Action<JsonNode> change)
    {
        using var network = ModelFile.Load(SharedData.Golden("keras", sample)).Network;
        var weights = KerasWeightsWriter.Write(network.Layers, version, _folder.File("weights.h5"));
        return KerasArchive.Changed(
            _folder,
            sample,
            config =>
            {
                RewriteAsKeras2(config);
                change(config);
            },
            ("model.weights.h5", weights),
            ("metadata.json", Encoding.UTF8.GetBytes($$"""{"keras_version": "{{version}}"}"""))
        );
    }

    /// <summary>Rewrites the configuration in the format of Keras 2.15 (get_config of the layers and serialization_lib.py of keras-team/keras, v2.15.0).</summary>
    private static void RewriteAsKeras2(JsonNode config)
    {
        config.AsObject().Remove("build_input_shape");
        JsonNode? shape = null;
        foreach (var layer in config["layers"]!.AsArray())
        {
            var options = layer!["config"]!.AsObject();
            options["dtype"] = "float32";
            switch ((string?)layer["class_name"])
            {
                case "InputLayer":
                    shape = options["batch_shape"]!.DeepClone();
                    options["batch_input_shape"] = shape.DeepClone();
                    Remove(options, "batch_shape", "optional");
                    break;
                case "Conv1D" when shape is not null:
                    options["batch_input_shape"] = shape;
                    shape = null;
                    break;
                case "BatchNormalization":
                    options["axis"] = new JsonArray(2);
                    Remove(options, "synchronized", "renorm", "renorm_clipping", "renorm_momentum");
                    break;
                case "LSTM":
                    (options["time_major"], options["implementation"]) = (false, 2);
                    Remove(options, "zero_output_for_mask", "seed");
                    break;
                case "Dense":
                    options["activity_regularizer"] = null;
                    Remove(options, "quantization_config");
                    break;
            }
        }
    }

    private static void Remove(JsonObject options, params string[] names)
    {
        foreach (var name in names)
        {
            options.Remove(name);
        }
    }
}
