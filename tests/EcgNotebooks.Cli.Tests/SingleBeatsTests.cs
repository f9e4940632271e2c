using System.Globalization;
using System.Text.Json.Nodes;
using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests;

/// <summary>The control that splits single beats, from the table to a prediction.</summary>
[Trait("speed", "slow")]
public class SingleBeatsTests(DemoFixture demo)
{
    [Fact]
    public async Task A_split_by_beat_says_what_it_leaks_and_its_run_is_evaluated_verified_and_predicts()
    {
        using var folder = new TemporaryFolder();
        var run = folder["run"];
        var processed = await Ecg.RunAsync("process", "--data", demo.Data, "--recipe", "split-by-beat", "--run", run);
        Assert.True(processed.ExitCode == 0, processed.StandardError);
        Assert.Contains(
            "one of 5 beats of a recording, 0.25 s before its R peak to 0.4 s after it",
            processed.StandardOutput,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "are of a recording that an earlier part has, too, so the network is tested on what it has learned",
            processed.StandardError,
            StringComparison.Ordinal
        );
        await Succeed("train", "--run", run, "--network", "cnn", "--epochs", "1");
        var evaluated = await Succeed("evaluate", "--run", run, "--resamples", "100");
        Assert.Contains("assume independent rows", evaluated, StringComparison.Ordinal);
        await Succeed("verify", run);

        var model = Path.Combine(run, "cnn", "best.safetensors");
        var json = JsonNode.Parse(await Succeed("predict", "--model", model, "--input", demo.Record, "--json"))!;
        Assert.Contains(
            "averaged the probabilities of 5 beats",
            json["preparation"]!.ToJsonString(),
            StringComparison.Ordinal
        );
        var predictions = await File.ReadAllLinesAsync(
            Path.Combine(run, "cnn", "predictions.csv"),
            TestContext.Current.CancellationToken
        );
        var ofRecord = predictions.Where(line => line.StartsWith("1,", StringComparison.Ordinal)).ToList();
        Assert.True(ofRecord.Count == 0 || ofRecord.Count >= 5, $"{ofRecord.Count} predictions of the recording");
        Assert.InRange(double.Parse(json["probability"]!.ToJsonString(), CultureInfo.InvariantCulture), 0, 1);
    }

    [Fact]
    public async Task The_same_beats_split_by_patient_leak_nothing()
    {
        using var folder = new TemporaryFolder();
        var result = await Ecg.RunAsync(
            "process",
            "--data",
            demo.Data,
            "--recipe",
            "beats-by-patient",
            "--run",
            folder["run"]
        );
        Assert.True(result.ExitCode == 0, result.StandardError);
        Assert.DoesNotContain("data leakage", result.StandardError, StringComparison.Ordinal);
        Assert.Contains("0 a patient", result.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_without_a_beat_is_refused_by_a_network_of_beats()
    {
        using var folder = new TemporaryFolder();
        var run = folder["run"];
        await Succeed("process", "--data", demo.Data, "--recipe", "split-by-beat", "--run", run);
        await Succeed("train", "--run", run, "--network", "cnn", "--epochs", "1");
        // A slow wave: neither flat nor a beat.
        var recording = folder["slow.csv"];
        var lines = Enumerable
            .Range(0, 5000)
            .Select(i => Math.Round(Math.Sin(i / 1000.0), 4).ToString(CultureInfo.InvariantCulture));
        await File.WriteAllLinesAsync(recording, ["I", .. lines], TestContext.Current.CancellationToken);
        await Ecg.FailsAsync(
            1,
            ["no whole heart beat was found in I"],
            "predict",
            "--model",
            Path.Combine(run, "cnn", "last.safetensors"),
            "--input",
            recording,
            "--rate",
            "500"
        );
    }

    [Fact]
    public async Task Predictions_made_elsewhere_are_not_of_beats()
    {
        using var folder = new TemporaryFolder();
        var file = folder["mine.csv"];
        await File.WriteAllTextAsync(file, "ecg_id,probability\n1,0.5\n", TestContext.Current.CancellationToken);
        await Ecg.FailsAsync(
            1,
            ["splits single beats", "leak-free"],
            "evaluate",
            "--predictions",
            file,
            "--data",
            demo.Data,
            "--recipe",
            "split-by-beat",
            "--out",
            folder["out"]
        );
    }

    private static async Task<string> Succeed(params string[] arguments)
    {
        var result = await Ecg.RunAsync(arguments);
        Assert.True(result.ExitCode == 0, result.StandardError);
        return result.StandardOutput;
    }
}
