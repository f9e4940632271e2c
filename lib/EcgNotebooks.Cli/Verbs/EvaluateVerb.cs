using System.CommandLine;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Evaluates the trained networks of a run.</summary>
internal static class EvaluateVerb
{
    public static Command Create()
    {
        var run = CommonOptions.Run();
        var network = CommonOptions.Network(required: false);
        var verb = new Command(
            "evaluate",
            "Predict and judge the trained networks of a run; write predictions, metrics and figures."
        )
        {
            run,
            network,
        };
        Help.AddExamples(verb, ["ecg evaluate --run runs/first", "ecg evaluate --run runs/first --network crnn"]);
        verb.SetAction(
            (parsed, cancellation) =>
            {
                var folder = new RunFolder(parsed.GetRequiredValue(run));
                foreach (var kind in Networks(folder, parsed.GetValue(network)))
                {
                    var progress = new PartDisplay(kind.FolderName());
                    var report = new Experiment(folder).Evaluate(kind, progress, cancellation);
                    EvaluateText.Write(System.Console.Out, folder.Of(kind), report);
                }

                return Task.FromResult(ExitCode.Done);
            }
        );
        return verb;
    }

    private static List<NetworkKind> Networks(RunFolder run, string? named)
    {
        if (named is not null)
        {
            return [NetworkKindNames.Parse(named)];
        }

        // The manifest first: an unprocessed folder needs another remedy than an untrained one.
        _ = RunManifest.Read(run);
        var trained = Enum.GetValues<NetworkKind>().Where(kind => File.Exists(run.Of(kind).Last)).ToList();
        return trained.Count > 0
            ? trained
            : throw new EcgException(
                $"{run.Root}: no trained network.",
                "Run 'ecg train --network cnn' or crnn first."
            );
    }

    private sealed class PartDisplay(string network) : IProgress<Part>
    {
        public void Report(Part value) =>
            System.Console.Error.WriteLine($"{network}: predicting the {value.ToString().ToLowerInvariant()} rows");
    }
}
