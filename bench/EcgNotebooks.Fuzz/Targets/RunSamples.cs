using System.Text;
using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;
using EcgNotebooks.Simulation;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>A run folder with everything that the project leaves in one.</summary>
internal static class RunSamples
{
    // The inputs lie beside the data, wherever both are.
    private const string Demo = "../data/demo";
    private const int Recordings = 100;

    /// <summary>The published recipe on so few samples that a network is made in a moment.</summary>
    public static Recipe Recipe { get; } = Recipe.Published with { Signal = new() { Samples = 40 } };

    /// <summary>The run folder's files; those of the given names are harmed.</summary>
    public static Sample Of(string data, params IReadOnlyList<string> harmed)
    {
        var sample = Sample.OfFolder(Made(data), harmed);
        var text = Encoding.UTF8.GetString(sample.Files["recipe.json"]);
        return sample.With(
            "recipe.json",
            Encoding.UTF8.GetBytes(text.Replace(Path.Combine(data, "demo"), Demo, StringComparison.Ordinal))
        );
    }

    private static string Made(string data)
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
