using EcgNotebooks.Formats.Safetensors;
using EcgNotebooks.Networks;
using EcgNotebooks.Networks.ModelFiles;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Networks.ModelFiles;

public sealed class ModelFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_saved_network_is_read_back_with_what_it_belongs_to()
    {
        using var network = new EcgCrnn(
            new()
            {
                InputLength = 100,
                Channels = 3,
                Dropout = 0.1,
            },
            seed: 4
        );
        ModelFile.Save(_folder.File("a.safetensors"), network, recipeDigest: "recipe-1", epoch: 7);
        var loaded = ModelFile.Load(_folder.Path + "/a.safetensors");
        Assert.Equal(("recipe-1", "7"), (loaded.Metadata["recipe"], loaded.Metadata["epoch"]));
        Assert.Equal(network.Options, loaded.Network.Options);
        Assert.All(
            network.Weights.Zip(loaded.Network.Weights),
            w => Assert.Equal(w.First.ToArray(), w.Second.ToArray())
        );
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var error = Assert.Throws<ModelFileException>(() => ModelFile.Load("/no/such.safetensors"));
        Assert.Equal("/no/such.safetensors", error.Path);
    }

    [Fact]
    public void The_other_network_is_refused()
    {
        using var network = new EcgCnn(new() { InputLength = 100 });
        ModelFile.Save(_folder.File("a.safetensors"), network);
        var error = Assert.Throws<ModelFileException>(() => ModelFile.Load<EcgCrnn>(_folder.Path + "/a.safetensors"));
        Assert.Contains("EcgCnn, not EcgCrnn", error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("input_length", "2147483647")]
    [InlineData("input_length", "-5")]
    [InlineData("input_length", "11")]
    [InlineData("channels", "0")]
    [InlineData("channels", "2")]
    [InlineData("dropout", "1")]
    [InlineData("dropout", "NaN")]
    [InlineData("network", "resnet")]
    public void Metadata_that_does_not_fit_the_weights_is_refused(string name, string value)
    {
        using var network = new EcgCrnn(new() { InputLength = 100 });
        var path = _folder.File("a.safetensors");
        ModelFile.Save(path, network);
        var file = SafetensorsFile.Read(path);
        (file with { Metadata = new Dictionary<string, string>(file.Metadata) { [name] = value } }).Write(path);
        Assert.Throws<ModelFileException>(() => ModelFile.Load(path));
    }

    [Fact]
    public void A_weight_of_another_name_is_refused_by_the_one_that_is_missing()
    {
        using var network = new EcgCnn(new() { InputLength = 100 });
        var path = _folder.File("a.safetensors");
        ModelFile.Save(path, network);
        var file = SafetensorsFile.Read(path);
        NamedArray[] renamed =
        [
            new("other", file.Arrays[0].Shape, (float[])file.Arrays[0].Values),
            .. file.Arrays.Skip(1),
        ];
        (file with { Arrays = renamed }).Write(path);
        var error = Assert.Throws<ModelFileException>(() => ModelFile.Load(path));
        Assert.Contains("'conv1.weight'", error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello, this is a text file")]
    [InlineData("\u0080\u0004pickle................")]
    public void Other_files_are_refused(string content)
    {
        var path = _folder.File("a.safetensors");
        File.WriteAllText(path, content, System.Text.Encoding.Latin1);
        Assert.Throws<ModelFileException>(() => ModelFile.Load(path));
    }

    [Theory]
    [InlineData(20, 1)]
    [InlineData(201, 3)]
    [InlineData(5000, 12)]
    public void The_number_of_weights_is_known_from_the_options_alone(int length, int channels)
    {
        foreach (var architecture in (string[])["cnn", "crnn"])
        {
            var shape = new NetworkShape(architecture, length, channels, 0);
            using var network = shape.Create();
            Assert.Equal(network.Summary().Parameters, shape.WeightCount);
        }
    }
}
