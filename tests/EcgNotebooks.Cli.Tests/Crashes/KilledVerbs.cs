using System.Text.Json.Nodes;
using EcgNotebooks.Cli.Tests.Support;
using EcgNotebooks.Files;

namespace EcgNotebooks.Cli.Tests.Crashes;

/// <summary>The verbs of the matrix, on a small dataset.</summary>
internal static class KilledVerbs
{
    private const string Notebook = "training.ipynb";

    public static IReadOnlyList<KilledVerb> All(DemoFixture demo) =>
        [
            new("process", _ => { }, f => ["process", "--data", demo.Data, "--run", f], Everything),
            new(
                "train",
                f => Copy(demo.Run, f, file => !file.StartsWith("cnn", StringComparison.Ordinal)),
                f => ["train", "--run", f, "--network", "cnn", "--epochs", "3", "--resume"],
                Weights
            ),
            new(
                "evaluate",
                f => Copy(demo.Run, f, _ => true),
                f => ["evaluate", "--run", f, .. DemoFixture.Resampling],
                Everything
            ),
            new("fetch", _ => { }, f => ["fetch", "--source", demo.Data, "--all", "--out", f], Everything),
            new(
                "run",
                WriteNotebook,
                f => ["run", Path.Combine(f, Notebook), "--data", demo.Data, "--out", Path.Combine(f, "out")],
                Outputs
            ),
            new("sweep", f => WriteStudy(demo.Data, f), f => ["sweep", Path.Combine(f, "study.json")], Table),
        ];

    /// <summary>Files whose names say that they are not for keeping.</summary>
    public static IReadOnlyList<string> LeftOver(string folder) =>
        [
            .. Directory
                .EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder, path))
                .Where(name =>
                    name.EndsWith(".unfinished", StringComparison.Ordinal)
                    || name.EndsWith(".lock", StringComparison.Ordinal)
                    || name.Contains(".fetch", StringComparison.Ordinal)
                ),
        ];

    private static Dictionary<string, string> Everything(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(
                file => Path.GetRelativePath(folder, file),
                file => Convert.ToHexString(File.ReadAllBytes(file))
            );

    private static Dictionary<string, string> Weights(string folder)
    {
        var cnn = Path.Combine(folder, "cnn");
        // The state of the training holds seconds.
        var found = Everything(folder)
            .Where(f => Path.GetFileName(f.Key) is "best.safetensors" or "last.safetensors")
            .ToDictionary();
        // The last column holds seconds.
        var epochs = File.ReadLines(Path.Combine(cnn, "history.csv")).Select(line => line[..line.LastIndexOf(',')]);
        found["history"] = string.Join('\n', epochs);
        return found;
    }

    private static Dictionary<string, string> Outputs(string folder)
    {
        var notebook = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "out", Notebook)))!;
        var outputs = notebook["cells"]!
            .AsArray()
            .Where(cell => (string?)cell!["cell_type"] == "code")
            // Progress tells times, and how much was there already.
            .Select(cell => cell!["outputs"]!.AsArray().Where(output => (string?)output!["output_type"] != "stream"))
            .Select(cell => string.Concat(cell.Select(output => output!["data"]?.ToJsonString())));
        Assert.True(File.Exists(Path.Combine(folder, "out", "report.html")));
        var shown = string.Join('\n', outputs);
        Assert.Contains("image/svg", shown, StringComparison.Ordinal);
        return new() { ["outputs"] = shown };
    }

    private static Dictionary<string, string> Table(string folder) =>
        new() { ["results"] = File.ReadAllText(Path.Combine(folder, "study", "results.csv")) };

    // As the collection's notebooks that train: what is kept in a folder of runs, a number and a figure, but fewer epochs.
    private static void WriteNotebook(string folder) =>
        NotebookFiles.Write(
            Path.Combine(folder, Notebook),
            NotebookFiles.Cell($"#!import {Path.Combine(Repository.Root!, "notebooks", "ecg.csx")}"),
            NotebookFiles.Cell(
                """
                var recipe = Recipe.Published with { CnnTraining = TrainingOptions.Cnn with { Epochs = 3 } };
                var history = CachedExperiment.Open(PtbXl.Open(), recipe).Trained(NetworkKind.Cnn);
                history.ToFigure("CNN", "").Display();
                history.Epochs[^1].Loss
                """
            )
        );

    private static void WriteStudy(string data, string folder) =>
        File.WriteAllText(
            Path.Combine(folder, "study.json"),
            $$"""
            {
              "data": "{{data}}", "recipes": ["leak-free"], "leads": [["I"]],
              "networks": ["cnn"], "seeds": [1], "epochs": 1
            }
            """
        );

    private static void Copy(string from, string to, Func<string, bool> which)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(from, file);
            if (which(name))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, name))!);
                File.Copy(file, Path.Combine(to, name));
            }
        }
    }
}
