using System.CommandLine;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Datasets.Simulation;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Makes the demo dataset.</summary>
internal static class DemoVerb
{
    private static readonly Option<string?> Output = new("--out")
    {
        Description = "The folder to make. Default: data/demo.",
        HelpName = "DIR",
    };
    private static readonly Option<int> Recordings = new("--recordings")
    {
        Description = "How many recordings to simulate.",
        DefaultValueFactory = _ => new DemoOptions().Recordings,
    };
    private static readonly Option<long> Seed = new("--seed")
    {
        Description = "The simulator's seed.",
        DefaultValueFactory = _ => new DemoOptions().Seed,
    };

    public static Command Create()
    {
        Recordings.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--recordings must be at least 1.");
            }
        });
        var verb = new Command("demo", "Make the demo dataset: simulated recordings in the layout of PTB-XL.")
        {
            Output,
            Recordings,
            Seed,
        };
        Help.AddExamples(verb, ["ecg demo", "ecg demo --out data/other --recordings 600 --seed 7"]);
        verb.SetAction((parsed, cancellation) => Task.FromResult(Make(parsed, cancellation)));
        return verb;
    }

    private static int Make(ParseResult parsed, CancellationToken cancellation)
    {
        var folder = parsed.GetValue(Output) ?? DemoData.DefaultFolder;
        var options = new DemoOptions { Recordings = parsed.GetValue(Recordings), Seed = parsed.GetValue(Seed) };
        DemoDisplay.Show(progress => DemoData.Make(folder, options, progress, cancellation));
        System.Console.Out.WriteLine($"{folder}: {options.Recordings} simulated recordings");
        return ExitCode.Done;
    }
}
