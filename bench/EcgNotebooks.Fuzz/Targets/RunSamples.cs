using System.Text;
using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;
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
        var sample = Sample.OfFolder(EnsureCreated(data), harmed);
        var text = Encoding.UTF8.GetString(sample.Files["recipe.json"]);
        return sample.With(
            "recipe.json",
            Encoding.UTF8.GetBytes(text.Replace(Path.Combine(data, "demo"), Demo, StringComparison.Ordinal))
        );
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
