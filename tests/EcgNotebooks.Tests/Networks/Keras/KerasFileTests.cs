using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcgNotebooks.Formats.Safetensors;
using EcgNotebooks.Networks;
using EcgNotebooks.Networks.ModelFiles;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Networks.Keras;

public sealed class KerasFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_probabilities_of_a_CNN_trained_by_Keras_equal_Kerass()
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(SharedData.Golden("keras", "cnn-trained.json")));
        var records = expected
            .RootElement.GetProperty("records")
            .EnumerateArray()
            .Select(r => r.GetString()!)
            .ToArray();
        var examples = TestExamples.LeadI(SharedData.Subset, records, new int[records.Length]);
        using var network = ModelFile.Load<EcgCnn>(SharedData.Golden("keras", "cnn-trained.keras"));
        var probabilities = network.Predict(examples, cancellation: TestContext.Current.CancellationToken);
        foreach (
            var (keras, own) in expected
                .RootElement.GetProperty("probability_of_IMI")
                .EnumerateArray()
                .Zip(probabilities)
        )
        {
            Assert.InRange(own, keras.GetDouble() - 1e-5, keras.GetDouble() + 1e-5);
        }

        Assert.Equal("0.5", network.Options["dropout"]);
    }

    [Fact]
    public void The_probabilities_of_a_CRNN_for_400_samples_equal_Kerass()
    {
        using var keras = KerasParityTests.Keras();
        var examples = KerasParityTests.Examples(keras.RootElement, 400).At(Enumerable.Range(0, 16));
        using var network = ModelFile.Load(SharedData.Golden("keras", "crnn-short.keras")).Network;
        Assert.Equal(400, Assert.IsType<EcgCrnn>(network).InputLength);
        KerasParityTests.AssertProbabilities(
            keras.RootElement.GetProperty("crnn_short").GetProperty("inference"),
            network.Predict(examples, cancellation: TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public void A_file_of_the_other_network_is_refused_with_its_name()
    {
        var error = Assert.Throws<ModelFileException>(() =>
            ModelFile.Load<EcgCnn>(SharedData.Golden("keras", "crnn-short.keras"))
        );
        Assert.Contains("EcgCrnn, not EcgCnn", error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "filters", "16", "layer 1 (Conv1D) has filters 16, not 32 as in the cnn")]
    [InlineData(2, "pool_size", "[3]", "layer 2 (MaxPooling1D) has pool_size 3, not 2 as in the cnn")]
    [InlineData(5, "activation", "\"tanh\"", "layer 5 (Conv1D) has activation \"tanh\", not \"relu\" as in the cnn")]
    [InlineData(9, "units", "3", "layer 9 (Dense) has units 3, not 1 as in the cnn")]
    public void Another_architecture_is_refused_with_the_first_layer_that_differs(
        int layer,
        string property,
        string value,
        string message
    )
    {
        var path = Changed(
            "cnn-trained.keras",
            config => config["layers"]![layer]!["config"]![property] = JsonNode.Parse(value)
        );
        var error = Assert.Throws<ModelFileException>(() => ModelFile.Load(path));
        Assert.Contains(message, error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_additional_layer_is_refused()
    {
        var path = Changed(
            "cnn-trained.keras",
            config => config["layers"]!.AsArray().Add(config["layers"]![9]!.DeepClone())
        );
        var error = Assert.Throws<ModelFileException>(() => ModelFile.Load(path));
        Assert.Contains("more layers after layer 9, where the cnn ends", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_length_that_does_not_fit_the_weights_is_refused_before_memory_is_allocated()
    {
        var path = Changed(
            "crnn-short.keras",
            config => config["layers"]![0]!["config"]!["batch_shape"]![1] = 2_000_000_000
        );
        Assert.Throws<ModelFileException>(() => ModelFile.Load(path));
    }

    [Fact]
    public void The_dropout_rate_of_the_file_is_used()
    {
        var path = Changed("cnn-trained.keras", config => config["layers"]![8]!["config"]!["rate"] = 0.25);
        using var network = ModelFile.Load(path).Network;
        Assert.Equal("0.25", network.Options["dropout"]);
    }

    [Fact]
    public void A_zip_archive_without_a_Keras_model_is_refused()
    {
        var path = _folder.File("other.keras");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            zip.CreateEntry("data.pkl");
        }

        var error = Assert.Throws<ModelFileException>(() => ModelFile.Load(path));
        Assert.Contains("config.json", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_bomb_is_refused_before_it_is_unpacked()
    {
        var path = _folder.File("bomb.keras");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry("config.json").Open();
            entry.Write(new byte[8 << 20]);
        }

        var error = Assert.Throws<ModelFileException>(() => ModelFile.Load(path));
        Assert.Contains("8388608 bytes", error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void A_truncated_file_is_refused(double share)
    {
        var bytes = File.ReadAllBytes(SharedData.Golden("keras", "cnn-trained.keras"));
        var path = _folder.File("short.keras");
        File.WriteAllBytes(path, bytes[..(int)(bytes.Length * share)]);
        Assert.Throws<ModelFileException>(() => ModelFile.Load(path));
    }

    [Fact]
    public void Damaged_weights_are_refused_or_loaded_without_another_exception()
    {
        var random = new NumPyDraws(3);
        for (var trial = 0; trial < 40; trial++)
        {
            var path = Changed(
                "cnn-trained.keras",
                _ => { },
                bytes =>
                {
                    // The structures of HDF5 are at the beginning of the file, the weights after them.
                    bytes[(int)random.Uniform(0, 4096)] ^= (byte)random.Uniform(1, 256);
                }
            );
            try
            {
                ModelFile.Load(path).Network.Dispose();
            }
            catch (ModelFileException)
            {
                // This is the only type of exception allowed.
            }
        }
    }

    /// <summary>Writes a copy of a sample with changed configuration and damaged weights.</summary>
    private string Changed(string sample, Action<JsonNode> change, Action<byte[]>? damage = null)
    {
        if (damage is null)
        {
            return KerasArchive.Changed(_folder, sample, change);
        }

        var weights = KerasArchive.Content(sample, "model.weights.h5");
        damage(weights);
        return KerasArchive.Changed(_folder, sample, change, ("model.weights.h5", weights));
    }
}
