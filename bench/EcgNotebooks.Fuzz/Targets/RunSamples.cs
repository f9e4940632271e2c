using System.Text;
using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;
using EcgNotebooks.Reports.Card;
using EcgNotebooks.Simulation;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Creates a run folder with all files that the project writes to one.</summary>
internal static class RunSamples
{
    // The folders of inputs and data are side by side, so this relative path is valid from every input.
    private const string Demo = "../data/demo";
    private const int Recordings = 100;

    /// <summary>The published recipe with so few samples that a network can be created quickly.</summary>
    public static Recipe Recipe { get; } = Recipe.Published with { Signal = new() { Samples = 40 } };

    /// <summary>Returns a seed input with the run folder's files, of which the given ones are mutated.</summary>
    public static Sample Of(string data, params IReadOnlyList<string> harmed)
    {
        return Of(data, EnsureCreated(data), harmed);
    }

    /// <summary>Returns a seed input with the files of an evaluated run that also has all that can be asked for, and its card.</summary>
    public static Sample WithCard(string data, params IReadOnlyList<string> harmed)
    {
        var (run, whole) = (EnsureCreated(data), Path.Combine(data, "card"));
        if (!Directory.Exists(whole))
        {
            Copy(run, whole);
            var experiment = new Experiment(new RunFolder(whole));
            experiment.CompareWithBaseline(NetworkKind.Cnn, new() { Resamples = 100 });
            experiment.ReportGroups(NetworkKind.Cnn, new());
            experiment.ReportUsefulness(NetworkKind.Cnn, 0.02);
            new CardFiles(new RunFolder(whole)).Write(NetworkKind.Cnn, default);
        }

        return Of(data, whole, harmed);
    }

    private static Sample Of(string data, string folder, IReadOnlyList<string> harmed)
    {
        var sample = Sample.OfFolder(folder, harmed);
        var text = Encoding.UTF8.GetString(sample.Files["recipe.json"]);
        return sample.With(
            "recipe.json",
            Encoding.UTF8.GetBytes(text.Replace(Path.Combine(data, "demo"), Demo, StringComparison.Ordinal))
        );
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static string EnsureCreated(string data)
    {
        var run = Path.Combine(data, "run");
        if (!Directory.Exists(run))
        {
            var demo = Path.Combine(data, "demo");
            DemoData.EnsureMade(demo, new DemoOptions { Recordings = Recordings });
            var experiment = new Experiment(new RunFolder(run));
            experiment.Process(PtbXl.Open(demo), Recipe);
            experiment.Train(NetworkKind.Cnn, new TrainingRequest { Epochs = 1 });
            experiment.Evaluate(NetworkKind.Cnn);
        }

        return run;
    }
}
