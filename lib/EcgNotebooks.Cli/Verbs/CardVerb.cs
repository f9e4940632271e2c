using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Experiments;
using EcgNotebooks.Reports.Card;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Fills model card and reporting checklists from the evidence of a run.</summary>
internal static class CardVerb
{
    public static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "The run folder with an evaluated network." }.AsPath();
        var network = CommonOptions.Network(required: false, "Default: every evaluated one.");
        var verb = new Command(
            "card",
            "Fill the model card and the checklists TRIPOD+AI, PROBAST+AI and REFORMS from the files of a run: each item is answered with its source, or open."
        )
        {
            run,
            network,
        };
        Help.AddExamples(
            verb,
            ["ecg card runs/first", "ecg card runs/first --network cnn"],
            "process",
            "train",
            "evaluate"
        );
        verb.SetAction(
            (parsed, cancellation) =>
            {
                Write(new RunFolder(parsed.GetRequiredValue(run)), parsed.GetValue(network), cancellation);
                return Task.FromResult(ExitCode.Done);
            }
        );
        return verb;
    }

    private static void Write(RunFolder run, string? network, CancellationToken cancellation)
    {
        foreach (var kind in Networks(run, network))
        {
            UnfinishedTraining.Report(run, kind);
            var card = new CardFiles(run).Write(kind, cancellation);
            System.Console.Out.WriteLine(card.Title);
            foreach (var checklist in card.Checklists)
            {
                System.Console.Out.WriteLine($"  {checklist.Count}");
            }

            System.Console.Out.WriteLine($"written to {run.Of(kind).Root}: card.json, card.md, card.html");
        }
    }

    private static IReadOnlyList<NetworkKind> Networks(RunFolder run, string? named)
    {
        // Read first: an unprocessed folder needs a different remedy from one that isn't evaluated.
        _ = RunManifest.Read(run);
        return named is null ? run.Evaluated() : [NetworkKindNames.Parse(named)];
    }
}
