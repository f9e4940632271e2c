using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Experiments;
using EcgNotebooks.Experiments.External;
using EcgNotebooks.Reports.Card;
using EcgNotebooks.Reports.Claims;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Recomputes the tables and figures of a run from its predictions and compares them with the stored ones.</summary>
internal static class VerifyVerb
{
    public static Command Create()
    {
        var run = new Argument<string>("RUN")
        {
            Description = "The run folder, or the folder that 'ecg evaluate --predictions' or 'ecg reproduce' wrote.",
        }.AsPath();
        var verb = new Command(
            "verify",
            "Recompute every table and figure of a run from its predictions, and list differences from the stored ones."
        )
        {
            run,
        };
        Help.AddExamples(verb, ["ecg verify runs/first"], "process", "train", "evaluate");
        verb.SetAction((parsed, _) => Task.FromResult(Verify(new RunFolder(parsed.GetRequiredValue(run)))));
        return verb;
    }

    private static int Verify(RunFolder run)
    {
        var reproduction = new ReproductionFolder(run.Root);
        if (reproduction.HasVerdict)
        {
            return Agrees(reproduction.Json, reproduction.Differences()) ? ExitCode.Done : ExitCode.Failed;
        }

        var external = new ExternalVerification(new NetworkFolder(run.Root));
        if (external.IsPossible)
        {
            return Agrees(run.Root, external.Differences()) ? ExitCode.Done : ExitCode.Failed;
        }

        _ = RunManifest.Read(run);
        var evaluated = run.Evaluated();
        var verification = new RunVerification(run);
        var agree = true;
        foreach (var kind in evaluated)
        {
            agree &= Agrees(run.Of(kind).Root, Differences(run, verification, kind));
        }

        if (verification.DifferencesOfComparison() is { } comparison)
        {
            agree &= Agrees(run.Comparison, comparison);
        }

        return agree ? ExitCode.Done : ExitCode.Failed;
    }

    // A card of changed files can't be computed again, and the changed files are what matters.
    private static IReadOnlyList<string> Differences(RunFolder run, RunVerification verification, NetworkKind kind)
    {
        var differences = verification.Differences(kind);
        try
        {
            return [.. differences, .. new CardFiles(run).Differences(kind) ?? []];
        }
        catch (EcgException) when (differences.Count > 0)
        {
            return differences;
        }
    }

    private static bool Agrees(string what, IReadOnlyList<string> differences)
    {
        System.Console.Out.WriteLine($"{(differences.Count == 0 ? "agrees " : "differs")} {what}");
        foreach (var difference in differences)
        {
            System.Console.Out.WriteLine($"  {difference}");
        }

        return differences.Count == 0;
    }
}
