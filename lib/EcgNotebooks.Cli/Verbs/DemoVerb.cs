using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Simulation;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Creates a demo dataset of simulated recordings.</summary>
internal static class DemoVerb
{
    // File names have five digits.
    private const int MostRecordings = 99_999;

    private static readonly Option<string?> _output = new Option<string?>("--out")
    {
        Description = "The folder to create. Default: data/demo.",
        HelpName = "DIR",
    }.AsPath();
    private static readonly Option<int> _recordings = NumberOption
        .Create("--recordings", new(1, MostRecordings), new DemoOptions().Recordings)
        .Described("The number of recordings to simulate.");
    private static readonly Option<long> _seed = NumberOption
        .Create("--seed", new(long.MinValue, long.MaxValue), new DemoOptions().Seed)
        .Described("The seed of the simulator; the same seed gives the same recordings.");

    public static Command Create()
    {
        var verb = new Command("demo", "Create a demo dataset: simulated recordings in the layout of PTB-XL.")
        {
            _output,
            _recordings,
            _seed,
        };
        Help.AddExamples(verb, ["ecg demo", "ecg demo --out data/other --recordings 600 --seed 7"]);
        verb.SetAction((parsed, cancellation) => Task.FromResult(Make(parsed, cancellation)));
        return verb;
    }

    private static int Make(ParseResult parsed, CancellationToken cancellation)
    {
        var folder = parsed.GetValue(_output) ?? DemoData.DefaultFolder;
        var options = new DemoOptions { Recordings = parsed.GetValue(_recordings), Seed = parsed.GetValue(_seed) };
        DemoDisplay.Show(progress => DemoData.Make(folder, options, progress, cancellation));
        System.Console.Out.WriteLine($"{folder}: {options.Recordings} simulated recordings");
        return ExitCode.Done;
    }
}
