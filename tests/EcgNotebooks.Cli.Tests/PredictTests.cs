using System.Globalization;
using System.Text.Json;
using CliWrap.Buffered;
using EcgNotebooks.Cli.Tests.Support;
using EcgNotebooks.Files;
using EcgNotebooks.Formats.Wfdb;

namespace EcgNotebooks.Cli.Tests;

/// <summary>Recordings of other kinds than PTB-XL's are predicted, and what was done to them is said.</summary>
[Trait("speed", "slow")]
public class PredictTests(DemoFixture demo)
{
    [Fact]
    public async Task A_recording_that_fits_is_predicted_without_a_word()
    {
        var result = await Predict(demo.Record);
        Assert.Empty(result.Error);
        Assert.Matches(@"_hr  0\.\d{4}  (NORM|IMI)  threshold 0\.5\s*$", result.Output);
        Assert.Single(result.Output.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_libtorch_of_another_version_in_the_system_is_not_taken()
    {
        using var system = new TemporaryFolder();
        var result = await RunBesideOtherTorchAsync(system, "predict", "--model", demo.Cnn, "--input", demo.Record);
        Assert.True(result.ExitCode == 0, result.StandardError);
        Assert.Matches("(NORM|IMI)", result.StandardOutput);
    }

    [Fact]
    public async Task Nor_is_it_taken_where_a_cell_uses_torch_before_any_network()
    {
        using var system = new TemporaryFolder();
        var notebook = NotebookFiles.Write(
            system["torch.ipynb"],
            NotebookFiles.Cell($"#!import {Path.Combine(Repository.Root!, "notebooks", "ecg.csx")}"),
            NotebookFiles.Cell("var plan = Recipe.LeakFree;"),
            NotebookFiles.Cell("TorchSharp.torch.ones(2).sum().item<float>()")
        );
        var result = await RunBesideOtherTorchAsync(system, "run", notebook, "--out", system["out"]);
        Assert.True(result.ExitCode == 0, result.StandardError);
    }

    // Any library under this name shows the fault: TorchSharp asks the system for it first.
    private static async Task<BufferedCommandResult> RunBesideOtherTorchAsync(
        TemporaryFolder system,
        params string[] arguments
    )
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux loads a library of the system by its name alone.");
        var beside = Path.Combine(AppContext.BaseDirectory, "EcgNotebooks.native.txt");
        var native = (await File.ReadAllTextAsync(beside, TestContext.Current.CancellationToken)).Trim();
        File.Copy(Path.Combine(native, "libSkiaSharp.so"), system["libtorch_cpu.so"]);
        return await Ecg.RunProcessAsync(
            new Dictionary<string, string?> { ["LD_LIBRARY_PATH"] = system.Path },
            arguments
        );
    }

    [Fact]
    public async Task Other_files_of_the_same_signal_are_predicted_alike()
    {
        using var folder = new TemporaryFolder();
        var lead = WfdbRecord.ReadLead(demo.Record, Lead.I);
        SaveCsv(folder["plain.csv"], "I", lead.Samples, (_, value) => value);
        SaveCsv(folder["times.csv"], "time,I (uV)", lead.Samples, (i, value) => $"{Number(i / 500m)},{value}e3");
        await Save32(folder["micro"], lead.Samples);
        string[] inputs = [demo.Record, folder["plain.csv"], folder["times.csv"], folder["micro.hea"]];
        var result = await Predict([.. inputs, "--rate", "500", "--json"]);
        var lines = result.Output.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(inputs, lines.Select(line => line.GetProperty("record").GetString()));
        Assert.Equal([0, 0, 1, 1], lines.Select(line => line.GetProperty("preparation").GetArrayLength()));
        Assert.Equal("converted uV to mV", lines[3].GetProperty("preparation")[0].GetString());
        Assert.Contains($"{inputs[3]}: converted uV to mV.", result.Error, StringComparison.Ordinal);
        var first = lines[0].GetProperty("probability").GetDouble();
        Assert.All(lines, line => Assert.Equal(first, line.GetProperty("probability").GetDouble(), 1e-6));
    }

    [Fact]
    public async Task Another_rate_is_resampled_and_cut_and_that_is_said()
    {
        using var data = demo.CopyOfData();
        var record = data["records500", "00000", "00001_hr"];
        var header = await File.ReadAllTextAsync(record + ".hea", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            record + ".hea",
            header.Replace("12 500 5000", "12 250 5000", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        var result = await Predict(record);
        Assert.Equal(
            $"{record}: resampled from 250 Hz to 500 Hz; took the first 10 s of 20 s.\n",
            result.Error.ReplaceLineEndings("\n")
        );
        Assert.StartsWith($"{record}  0.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_probability_that_is_close_to_the_threshold_is_printed_with_all_digits()
    {
        string[] predict = ["predict", "--model", demo.Cnn, "--input", demo.Record];
        using var json = JsonDocument.Parse((await Done([.. predict, "--json"])).StandardOutput);
        var all = json.RootElement.GetProperty("probability").GetDouble();
        var below = FormattableString.Invariant($"{all - 1e-6:R}");
        var label = FormattableString.Invariant($"{all:R}  IMI  threshold {below}");
        Assert.Contains(label, (await Done([.. predict, "--threshold", below])).StandardOutput, Ordinal);
        var row = FormattableString.Invariant($",{all:R},IMI,{below}");
        Assert.Contains(row, (await Done([.. predict, "--threshold", below, "--csv"])).StandardOutput, Ordinal);
    }

    [Fact]
    public async Task A_threshold_that_nobody_chose_is_said_and_damaged_metrics_are_refused()
    {
        using var run = demo.CopyOfRun();
        string[] predict = ["predict", "--model", run["cnn", "last.safetensors"], "--input", demo.Record];
        var result = await Ecg.RunAsync(predict);
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("The threshold is 0.5: there is no metrics.json", result.StandardError, Ordinal);
        Assert.EndsWith("threshold 0.5\n", result.StandardOutput.ReplaceLineEndings("\n"), Ordinal);
        await File.WriteAllTextAsync(run["cnn", "metrics.json"], "{", TestContext.Current.CancellationToken);
        await Ecg.FailsAsync(1, [run["cnn", "metrics.json"], "--threshold"], predict);
    }

    [Fact]
    public async Task A_threshold_that_was_chosen_for_earlier_weights_is_not_taken_and_that_is_said()
    {
        using var run = await demo.CopyOfEvaluatedRunAsync();
        string[] predict = ["predict", "--model", run["cnn", "last.safetensors"], "--input", demo.Record, "--json"];
        var evaluated = await Done(predict);
        Assert.Empty(evaluated.StandardError);
        Assert.Contains("\"threshold_note\":null", evaluated.StandardOutput, Ordinal);
        await Done("train", "--run", run.Path, "--network", "cnn", "--epochs", "3", "--force");
        var trained = await Done(predict);
        const string word = "last.safetensors isn't the file that was evaluated";
        Assert.StartsWith($"The threshold is 0.5: {word}", trained.StandardError, Ordinal);
        Assert.Contains(
            $"\"threshold\":0.5,\"threshold_note\":\"{word}",
            trained.StandardOutput.Replace("\\u0027", "'", Ordinal),
            Ordinal
        );
        await Done("evaluate", "--run", run.Path, "--resamples", "100");
        Assert.Empty((await Done(predict)).StandardError);
    }

    [Fact]
    public async Task A_run_predicts_folders_and_patterns_as_a_table_with_four_decimals()
    {
        var folder = Path.GetDirectoryName(demo.Record)!;
        var result = await Ecg.RunAsync(
            "predict",
            "--run",
            demo.Run,
            "--input",
            folder,
            Path.Combine(folder, "0000[1]_hr"),
            Path.Combine(folder, "*1_hr.hea"),
            "--csv"
        );
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith($"The weights are those in {demo.Cnn}.", result.StandardError, Ordinal);
        var lines = result.StandardOutput.ReplaceLineEndings("\n").TrimEnd().Split('\n');
        Assert.Equal("record,probability,label,threshold", lines[0]);
        Assert.All(lines.Skip(1), line => Assert.Matches(@"_hr,0\.\d{4},(NORM|IMI),0\.5$", line));
        var records = Directory.GetFiles(folder, "*_hr.hea");
        Assert.Equal(records.Length + records.Count(path => path.EndsWith("1_hr.hea", Ordinal)) + 1, lines.Length - 1);
    }

    [Theory]
    [InlineData("Give the network with --model or --run.")]
    [InlineData("--model and --run can't be used together. Leave one of them out.", "--model", "m", "--run", "r")]
    [InlineData("--json and --csv can't be used together. Leave one of them out.", "--run", "r", "--json", "--csv")]
    public void Options_that_contradict_one_another_are_wrong_usage(string sentence, params string[] options) =>
        Assert.Contains(sentence, CommandLine.Errors(CommandLine.Parse(["predict", "--input", "x", .. options])));

    [Fact]
    public Task A_run_without_the_network_says_how_to_train_it() =>
        Ecg.FailsAsync(
            1,
            ["has no trained CRNN", $"ecg train --run {demo.Run} --network crnn"],
            "predict",
            "--run",
            demo.Run,
            "--network",
            "crnn",
            "--input",
            demo.Record
        );

    [Fact]
    public async Task A_CSV_file_without_times_needs_a_rate()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["a.csv"], "I\n1\n2\n", TestContext.Current.CancellationToken);
        string[] predict = ["predict", "--model", demo.Cnn, "--input", folder["a.csv"]];
        await Ecg.FailsAsync(1, ["sampling rate", "--rate"], predict);
        await Ecg.FailsAsync(2, ["--rate"], [.. predict, "--rate", "0"]);
    }

    [Fact]
    public async Task A_column_of_times_wins_over_the_option_and_that_is_said()
    {
        using var folder = new TemporaryFolder();
        var lead = WfdbRecord.ReadLead(demo.Record, Lead.I);
        SaveCsv(folder["times.csv"], "time,I", lead.Samples, (i, value) => $"{Number(i / 500m)},{value}");
        var result = await Predict(folder["times.csv"], "--rate", "250");
        Assert.Equal(
            $"{folder["times.csv"]}: used the sampling rate of the column time, 500 Hz, and ignored the 250 Hz of --rate.\n",
            result.Error.ReplaceLineEndings("\n")
        );
        Assert.Equal((await Predict(demo.Record)).Output.Split("  ")[1], result.Output.Split("  ")[1]);
    }

    [Fact]
    public async Task Too_few_samples_a_lost_second_and_microvolts_called_millivolts_are_refused_each_with_its_reason()
    {
        using var folder = new TemporaryFolder();
        var samples = WfdbRecord.ReadLead(demo.Record, Lead.I).Samples;
        string Lost(int sample, string value, string word) => sample is >= 2000 and < 2500 ? word : value;
        SaveCsv(folder["short.csv"], "I", samples[..2], (_, value) => value);
        SaveCsv(folder["blank.csv"], "I", samples, (i, value) => Lost(i, value, ""));
        SaveCsv(folder["nan.csv"], "I", samples, (i, value) => Lost(i, value, "nan"));
        SaveCsv(folder["uv.csv"], "I", samples, (_, value) => value + "e3");
        (string File, string[] Words)[] refused =
        [
            ("short.csv", ["2 samples", "too short"]),
            ("blank.csv", ["1 gaps, the longest of 1 s"]),
            ("nan.csv", ["1 gaps, the longest of 1 s"]),
            ("uv.csv", ["out of the range of an ECG", "uV"]),
        ];
        // One start of the program shows all of them.
        string[] inputs = [.. refused.Select(file => folder[file.File])];
        var result = await Ecg.RunAsync(["predict", "--model", demo.Cnn, "--rate", "500", "--input", .. inputs]);
        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.StandardOutput);
        var lines = result.StandardError.Split('\n');
        foreach (var (file, words) in refused)
        {
            var line = Assert.Single(lines, line => line.Contains(folder[file], Ordinal));
            Assert.All(words, word => Assert.Contains(word, line, Ordinal));
        }

        Assert.DoesNotContain("   at ", result.StandardError, Ordinal);
        Assert.DoesNotContain("bug", result.StandardError, Ordinal);
    }

    [Fact]
    public async Task A_checksum_that_was_never_written_is_passed_over_on_request()
    {
        using var folder = new TemporaryFolder();
        await Save32(folder["rec"], WfdbRecord.ReadLead(demo.Record, Lead.I).Samples);
        var header = await File.ReadAllTextAsync(folder["rec.hea"], TestContext.Current.CancellationToken);
        var zero = System.Text.RegularExpressions.Regex.Replace(header, @"\d+ 0 I", "0 0 I");
        await File.WriteAllTextAsync(folder["rec.hea"], zero, TestContext.Current.CancellationToken);
        await Ecg.FailsAsync(1, ["--no-verify"], "predict", "--model", demo.Cnn, "--input", folder["rec"]);
        var result = await Predict(folder["rec"], "--no-verify");
        Assert.Contains("the header says 0", result.Error, StringComparison.Ordinal);
    }

    private static StringComparison Ordinal => StringComparison.Ordinal;

    private static async Task<BufferedCommandResult> Done(params string[] arguments)
    {
        var result = await Ecg.RunAsync(arguments);
        Assert.True(result.ExitCode == 0, result.StandardError);
        return result;
    }

    private async Task<(string Output, string Error)> Predict(params string[] inputs)
    {
        var result = await Ecg.RunAsync(["predict", "--model", demo.Cnn, "--threshold", "0.5", "--input", .. inputs]);
        Assert.True(result.ExitCode == 0, result.StandardError);
        return (result.StandardOutput, result.StandardError);
    }

    private static void SaveCsv(string path, string header, double[] samples, Func<int, string, string> row) =>
        File.WriteAllLines(path, [header, .. samples.Select((x, i) => row(i, Number((decimal)x)))]);

    // Format 32, one unit for one uV.
    private static async Task Save32(string record, double[] samples)
    {
        var name = Path.GetFileName(record);
        var bytes = samples.SelectMany(x => BitConverter.GetBytes((int)Math.Round(1000 * x))).ToArray();
        var token = TestContext.Current.CancellationToken;
        await File.WriteAllBytesAsync(record + ".dat", bytes, token);
        var sum = (ushort)samples.Sum(x => (int)Math.Round(1000 * x));
        var header = $"{name} 1 500 {samples.Length}\n{name}.dat 32 1/uV 16 0 0 {sum} 0 I\n";
        await File.WriteAllTextAsync(record + ".hea", header, token);
    }

    private static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
