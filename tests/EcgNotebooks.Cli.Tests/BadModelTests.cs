using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests;

/// <summary>Bad model files: each has its own plain error and exit code 1.</summary>
[Trait("speed", "slow")]
public class BadModelTests(DemoFixture demo)
{
    [Fact]
    public async Task A_model_file_that_is_not_there() =>
        await Fails("missing.safetensors", null, "missing.safetensors");

    [Fact]
    public async Task A_truncated_model_file() =>
        await Fails("cut.safetensors", File.ReadAllBytes(demo.Cnn)[..^100], "cut.safetensors");

    [Fact]
    public async Task A_foreign_file() =>
        await Fails("model.safetensors", "this is not a model, whatever it says"u8.ToArray(), "model.safetensors");

    [Fact]
    public async Task A_pickle_is_never_read() =>
        await Fails(
            "model.pt",
            [0x80, 0x02, 0x63, 0x6f, 0x73, 0x0a, 0x73, 0x79, 0x73, 0x74, 0x65, 0x6d, 0x0a],
            "safetensors"
        );

    [Fact]
    public async Task An_empty_file() => await Fails("empty.safetensors", [], "empty.safetensors: it is empty");

    [Fact]
    public async Task A_file_that_is_only_named_like_one_of_Keras() =>
        await Fails("model.keras", "this is not a model"u8.ToArray(), "not a .keras file: it isn't a zip archive");

    [Fact]
    public async Task A_folder_for_a_file()
    {
        using var run = demo.CopyOfRun();
        var sentence = $"{run["cnn"]}: is a folder. Give the file with the weights in it";
        await Ecg.FailsAsync(1, [sentence], "predict", "--model", run["cnn"], "--input", demo.Record);
        await Ecg.FailsAsync(1, [sentence], "export-model", run["cnn"], "--onnx", run["cnn.onnx"]);
        var folder = Directory.CreateDirectory(run["folder.onnx"]).FullName;
        string[] export = ["export-model", run["cnn/last.safetensors"], "--onnx", folder];
        await Ecg.FailsAsync(1, [$"{folder}: is a folder. Give the name of a file"], export);
    }

    [Fact]
    public async Task Weights_of_another_network_in_a_run()
    {
        using var run = demo.CopyOfRun();
        Directory.Move(run["cnn"], run["crnn"]);
        await Ecg.FailsAsync(
            1,
            ["last.safetensors", "another network"],
            "evaluate",
            "--run",
            run.Path,
            "--network",
            "crnn"
        );
    }

    private async Task Fails(string name, byte[]? content, string word)
    {
        using var folder = new TemporaryFolder();
        if (content is not null)
        {
            await File.WriteAllBytesAsync(folder[name], content, TestContext.Current.CancellationToken);
        }

        await Ecg.FailsAsync(1, [word], "predict", "--model", folder[name], "--input", demo.Record);
    }
}
