using EcgNotebooks.Formats.Safetensors;
using EcgNotebooks.Networks.ModelFiles;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Networks;

/// <summary>Pipes and devices under the name of a model's file.</summary>
public sealed class ModelFilePipeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("pipe.safetensors")]
    [InlineData("pipe.keras")]
    public async Task A_named_pipe_is_refused_unopened(string name)
    {
        NamedPipe.SkipUnlessMade();
        NamedPipe.Make(_folder[name]);
        var error = await Assert.ThrowsAsync<ModelFileException>(() =>
            NamedPipe.Promptly(() => ModelFile.Load(_folder[name]))
        );
        Assert.Contains("empty, or a named pipe", error.Problem, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ModelFileException>(() =>
            NamedPipe.Promptly(() => SafetensorsFile.Read(_folder[name]))
        );
    }

    [Fact]
    public async Task A_link_to_a_device_is_refused_unopened()
    {
        NamedPipe.SkipUnlessMade();
        var link = _folder["endless.keras"];
        File.CreateSymbolicLink(link, "/dev/zero");
        await Assert.ThrowsAsync<ModelFileException>(() => NamedPipe.Promptly(() => ModelFile.Load(link)));
    }
}
