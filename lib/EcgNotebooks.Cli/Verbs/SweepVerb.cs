using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Sweeps;
using EcgNotebooks.Cli.Sweeps.Slurm;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Reports;
using EcgNotebooks.Studies;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Executes a study: one run for each combination of recipe, leads, network and seed.</summary>
internal static class SweepVerb
{
    private const string Local = "local";
    private const string Slurm = "slurm";
    private static readonly Argument<string> _file = new Argument<string>("STUDY")
    {
        Description = "The study, a JSON file that lists recipes, leads, networks and seeds.",
    }.AsPath();
    private static readonly Option<string?> _output = new Option<string?>("--out")
    {
        Description =
            "The folder for the runs, results.csv and comparison.csv. Default: the study file's path without .json.",
        HelpName = "DIR",
    }.AsPath();
    private static readonly Option<string> _engine = new Option<string>("--engine")
    {
        Description =
            "Where the runs of the study are executed: on this machine, or as a job array on a Slurm cluster.",
        HelpName = $"{Local}|{Slurm}",
        DefaultValueFactory = _ => Local,
    }.AsOneOf(Local, Slurm);
    private static readonly Option<int?> _workers = NumberOption
        .Optional<int>("--workers", new(1, 1024))
        .Described(
            "The number of runs that this machine executes at the same time. Default: its number of processors divided by the study's threads."
        );
    private static readonly Option<int> _retries = NumberOption
        .Create("--retries", new(0, 1000), 2)
        .Described("How often a task of a job array is submitted again if it fails or disappears.");
    private static readonly Option<bool> _status = new("--status")
    {
        Description = "Show which runs are finished and which are left, without executing any.",
    };

    public static Command Create()
    {
        var verb = new Command(
            "sweep",
            "Train and evaluate each combination of recipe, leads, network and seed of a study, and collect the results in one table."
        )
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
        var sweep = new Sweep(
            study,
            Dataset.Open(study.Data, cancellation),
            parsed.GetValue(_output) ?? DefaultFolder(file)
        );
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
            return await SweepExecution.RunAsync(sweep, engine, cancellation) ? ExitCode.Done : ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            System.Console.Error.WriteLine($"ecg: {engine.WhenInterrupted}");
            System.Console.Error.WriteLine($"To continue, run: {CommandToContinue(parsed)}");
            return ExitCode.Failed;
        }
        finally
        {
            WriteResults(sweep);
        }
    }

    private static void WriteResults(Sweep sweep)
    {
        var finished = sweep.Finished();
        var comparison = sweep.WriteTables(finished);
        System.Console.Out.WriteLine($"{sweep.Table}: {finished.Count} of {sweep.Runs.Count} runs");
        if (finished.Count > 0)
        {
            System.Console.Out.WriteLine("Accuracies are at the threshold that each run's recipe chooses.");
            System.Console.Out.WriteLine(comparison.ToTable());
            System.Console.Out.WriteLine();
            System.Console.Out.WriteLine(comparison.ToBaselines());
        }
    }

    private static string DefaultFolder(string file) =>
        Path.GetExtension(file) == ".json"
            ? Path.ChangeExtension(Path.GetFullPath(file), null)
            : throw new EcgException(
                $"{file}: the name doesn't end in .json.",
                "Rename the file, or give the folder for the runs with --out."
            );

    private static string CommandToContinue(ParseResult parsed) =>
        $"ecg sweep {parsed.GetRequiredValue(_file)}"
        + (parsed.GetValue(_output) is { } output ? $" --out {output}" : "")
        + (parsed.GetValue(_engine) == Slurm ? $" --engine {Slurm}" : "")
        + (parsed.GetValue(_workers) is { } workers ? $" --workers {workers}" : "");
}
