using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Sweeps;
using EcgNotebooks.Cli.Sweeps.Slurm;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Reports;
using EcgNotebooks.Studies;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Runs a study: seeds, networks, recipes and leads, each with each.</summary>
internal static class SweepVerb
{
    private const string Local = "local";
    private const string Slurm = "slurm";
    private static readonly Argument<string> _file = new Argument<string>("STUDY")
    {
        Description = "The study, a JSON file.",
    }.AsPath();
    private static readonly Option<string?> _output = new Option<string?>("--out")
    {
        Description = "Where runs, results.csv and comparison.csv go. Default: the study file's path without .json.",
        HelpName = "DIR",
    }.AsPath();
    private static readonly Option<string> _engine = new Option<string>("--engine")
    {
        Description = "Runs the runs on this machine, or as a job array on a Slurm cluster.",
        HelpName = $"{Local}|{Slurm}",
        DefaultValueFactory = _ => Local,
    }.AsOneOf(Local, Slurm);
    private static readonly Option<int?> _workers = NumberOption
        .Optional<int>("--workers", new(1, 1024))
        .Described("Runs at a time on this machine. Default: its processors divided by the study's threads.");
    private static readonly Option<int> _retries = NumberOption
        .Create("--retries", new(0, 1000), 2)
        .Described("How often a failed or lost task of a job array is submitted again.");
    private static readonly Option<bool> _status = new("--status")
    {
        Description = "Tell what is done and left; run nothing.",
    };

    public static Command Create()
    {
        var verb = new Command("sweep", "Train each recipe, leads, network and seed of a study, and collect one table.")
        {
            _file,
            _output,
            _engine,
            _workers,
            _retries,
            _status,
        };
        Help.AddExamples(
            verb,
            [
                """echo '{"recipes": ["leak-free"], "leads": [["I"], ["I", "II"]], "networks": ["cnn"], "seeds": [0], "epochs": 5}' > study.json""",
                "ecg sweep study.json",
                "ecg sweep study.json --status",
                new("ecg sweep study.json --engine slurm", "a Slurm cluster"),
            ]
        );
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var file = parsed.GetRequiredValue(_file);
        var study = Study.Read(file);
        var sweep = new Sweep(study, Dataset.Open(study.Data, cancellation), parsed.GetValue(_output) ?? Beside(file));
        if (parsed.GetValue(_status))
        {
            StatusText.Write(System.Console.Out, sweep);
            return ExitCode.Done;
        }

        ISweepEngine engine =
            parsed.GetValue(_engine) == Slurm
                ? new SlurmEngine(sweep, parsed.GetValue(_retries))
                : new LocalEngine(sweep, parsed.GetValue(_workers));
        using var held = sweep.Lock();
        try
        {
            return await RunAsync(sweep, engine, cancellation);
        }
        catch (OperationCanceledException)
        {
            System.Console.Error.WriteLine($"ecg: {engine.WhenInterrupted}");
            System.Console.Error.WriteLine($"Go on with: {Again(parsed)}");
            return ExitCode.Failed;
        }
        finally
        {
            Tell(sweep);
        }
    }

    private static async Task<int> RunAsync(Sweep sweep, ISweepEngine engine, CancellationToken cancellation)
    {
        // Those that take another run's network come behind all that train one.
        List<StudyRun> left =
        [
            .. sweep.Runs.Where(run => sweep.Result(run) is null).OrderBy(run => run.TrainedBy is not null),
        ];
        var before = sweep.Runs.Count - left.Count;
        var display = await SweepDisplay.ShowAsync(
            before,
            sweep.Runs.Count,
            display => engine.RunAsync(left, display, cancellation)
        );
        return display.HasFailures ? ExitCode.Failed : ExitCode.Done;
    }

    private static void Tell(Sweep sweep)
    {
        var finished = sweep.Finished();
        sweep.WriteTables(finished);
        System.Console.Out.WriteLine($"{sweep.Table}: {finished.Count} of {sweep.Runs.Count} runs");
        if (finished.Count > 0)
        {
            System.Console.Out.WriteLine(StudyComparison.Of(sweep).ToTable());
        }
    }

    private static string Beside(string file) =>
        Path.GetExtension(file) == ".json"
            ? Path.ChangeExtension(Path.GetFullPath(file), null)
            : throw new EcgException(
                $"{file}: doesn't end in .json.",
                "Rename it, or say with --out where the runs go."
            );

    private static string Again(ParseResult parsed) =>
        $"ecg sweep {parsed.GetRequiredValue(_file)}"
        + (parsed.GetValue(_output) is { } output ? $" --out {output}" : "")
        + (parsed.GetValue(_engine) == Slurm ? $" --engine {Slurm}" : "")
        + (parsed.GetValue(_workers) is { } workers ? $" --workers {workers}" : "");
}
