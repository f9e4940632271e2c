using System.Text.Json;
using EcgNotebooks.Cli.Tests.Support;
using EcgNotebooks.Formats.Onnx;

namespace EcgNotebooks.Cli.Tests;

/// <summary>Networks are exported as ONNX and predict the same there.</summary>
[Trait("speed", "slow")]
public sealed class ExportModelTests(DemoFixture demo) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Onnx => _folder["sub", "cnn.onnx"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("1d")]
    [InlineData("2d")]
    public async Task An_exported_network_gives_the_same_probabilities(string form)
    {
        var exported = await Done("export-model", demo.Cnn, "--onnx", Onnx, "--form", form, "--threshold", "0.4");
        Assert.Equal(Onnx, exported.StandardOutput.Trim());
        Assert.Empty(exported.StandardError);
        var own = await Done("predict", "--model", demo.Cnn, "--input", demo.Record, "--json", "--threshold", "0.4");
        var onnx = await Done("predict", "--model", Onnx, "--input", demo.Record, "--json");
        Assert.Empty(onnx.StandardError);
        using var expected = JsonDocument.Parse(own.StandardOutput);
        using var actual = JsonDocument.Parse(onnx.StandardOutput);
        Assert.Equal(
            expected.RootElement.GetProperty("probability").GetDouble(),
            actual.RootElement.GetProperty("probability").GetDouble(),
            1e-5
        );
        Assert.Equal(0.4, actual.RootElement.GetProperty("threshold").GetDouble());
    }

    [Fact]
    public async Task The_threshold_of_the_evaluation_and_both_digests_are_exported()
    {
        using var run = await demo.CopyOfEvaluatedRunAsync();
        var exported = await Done("export-model", run["cnn", "last.safetensors"], "--onnx", Onnx);
        Assert.Empty(exported.StandardError);
        var properties = OnnxFile.Read(Onnx).Properties.ToDictionary(p => p.Key, p => p.Value);
        Assert.NotEmpty(properties["threshold"]);
        Assert.Equal("500", properties["sampling_rate_hz"]);
        Assert.Equal("I", properties["leads"]);
        Assert.NotEmpty(properties["recipe_digest"]);
        Assert.NotEmpty(properties["data_digest"]);
    }

    [Fact]
    public async Task Without_a_threshold_that_is_said()
    {
        var exported = await Done("export-model", demo.Cnn, "--onnx", Onnx);
        Assert.StartsWith(
            "The exported file states no threshold: there is no metrics.json",
            exported.StandardError,
            StringComparison.Ordinal
        );
        var predicted = await Done("predict", "--model", Onnx, "--input", demo.Record);
        Assert.StartsWith(
            "The threshold is 0.5: the network states none.",
            predicted.StandardError,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_name_by_which_no_program_would_know_the_format_is_wrong_usage() =>
        await Ecg.FailsAsync(2, ["--onnx must end in .onnx"], "export-model", demo.Cnn, "--onnx", _folder["a.txt"]);

    [Fact]
    public async Task A_truncated_file_and_a_foreign_one_are_refused_without_a_stack_trace()
    {
        await Done("export-model", demo.Cnn, "--onnx", Onnx);
        var bytes = await File.ReadAllBytesAsync(Onnx, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(_folder["cut.onnx"], bytes[..^100], TestContext.Current.CancellationToken);
        await Ecg.FailsAsync(
            1,
            ["cut.onnx", "ends too early"],
            "predict",
            "--model",
            _folder["cut.onnx"],
            "--input",
            demo.Record
        );
        await File.WriteAllTextAsync(_folder["text.onnx"], "no model", TestContext.Current.CancellationToken);
        await Ecg.FailsAsync(
            1,
            ["text.onnx", "isn't an ONNX file"],
            "predict",
            "--model",
            _folder["text.onnx"],
            "--input",
            demo.Record
        );
        await Ecg.FailsAsync(
            1,
            ["missing.safetensors", "doesn't exist"],
            "export-model",
            _folder["missing.safetensors"],
            "--onnx",
            Onnx
        );
    }

    private static async Task<CliWrap.Buffered.BufferedCommandResult> Done(params string[] arguments)
    {
        var result = await Ecg.RunAsync(arguments);
        Assert.True(result.ExitCode == 0, result.StandardError);
        return result;
    }
}
