using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Reproductions;
using EcgNotebooks.Cli.Sweeps;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Datasets;
using EcgNotebooks.Datasets.Download;
using EcgNotebooks.Experiments;
using EcgNotebooks.Reports.Claims;
using EcgNotebooks.Studies;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Trains the published recipe and the one without its flaws, and answers for each published figure whether it holds and what it says.</summary>
internal static class ReproduceVerb
{
    // The demo shows how the question is asked, in a minute.
    private const int DemoSeeds = 2;
    private const int DemoEpochs = 3;
    private const int Seeds = 5;

    private static readonly Option<string?> _data = CommonOptions.Data();
    private static readonly Option<string> _output = new Option<string>("--out")
    {
        Description = "The folder for the runs and the page.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "reproduction",
    }.AsPath();
    private static readonly Option<int?> _seeds = NumberOption
        .Optional<int>("--seeds", new(1, 1000))
        .Described($"The number of trainings of each recipe and network. Default: {Seeds}, on the demo {DemoSeeds}.");
    private static readonly Option<int?> _epochs = NumberOption
        .Optional<int>("--epochs", new(1, 100_000))
        .Described($"The epochs of each training. Default: the recipe's 20, on the demo {DemoEpochs}.");
    private static readonly Option<int?> _workers = NumberOption
        .Optional<int>("--workers", new(1, 1024))
        .Described("The number of simultaneous trainings. Default: the number of processors.");
    private static readonly Option<bool> _fetch = new("--fetch")
    {
        Description =
            "Fetch missing recordings without asking; without a dataset, fetch those that are needed to data/ptb-xl.",
    };
    private static readonly Option<string?> _source = new Option<string?>("--source")
    {
        Description = "Where to fetch from instead of PhysioNet: the address of a mirror, a folder, or a zip file.",
        HelpName = "URL|FOLDER|ZIP",
    }.AsPath();

    public static Command Create()
    {
        var verb = new Command(
            "reproduce",
            "Check the published figures: train the published recipe and the leak-free one with several seeds, compare both with age and sex, and write the answers as one page."
        )
        {
            _data,
            _output,
            _seeds,
            _epochs,
            _workers,
            _fetch,
            _source,
        };
        Help.AddExamples(
            verb,
            [
                new("ecg reproduce", "about two minutes"),
                new("ecg reproduce --data data/ptb-xl --fetch --out verdict", "a connection to PhysioNet, and hours"),
                "ecg reproduce --seeds 1 --epochs 1 --out quick",
                "ecg verify quick",
            ]
        );
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var data = await OpenAsync(parsed, cancellation);
        var study = StudyFor(parsed, data);
        var folder = new ReproductionFolder(Path.GetFullPath(parsed.GetRequiredValue(_output)));
        var sweep = new Sweep(study, data, folder.Root);
        using var held = sweep.Lock();
        folder.Write(study);
        Announce(sweep, cancellation);
        try
        {
            if (!await SweepExecution.RunAsync(sweep, new LocalEngine(sweep, parsed.GetValue(_workers)), cancellation))
            {
                StandardError.WriteLine("ecg: some runs failed; run the same command to repeat them.");
                return ExitCode.Failed;
            }
        }
        catch (OperationCanceledException)
        {
            StandardError.WriteLine("ecg: stopped; finished runs and epochs are kept. The same command continues.");
            return ExitCode.Failed;
        }

        ReproductionText.Write(System.Console.Out, folder, folder.WriteVerdict());
        return ExitCode.Done;
    }

    private static async Task<PtbXl> OpenAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var recipes = Reproduction.Recipes.Select(Recipe.Named).ToList();
        var (named, agreed, source) = (parsed.GetValue(_data), parsed.GetValue(_fetch), parsed.GetValue(_source));
        if (agreed && named is null && Environment.GetEnvironmentVariable(PtbXl.FolderVariable) is not { Length: > 0 })
        {
            named = PtbXlFetch.DefaultFolder;
            await MissingRecordings.DownloadAsync(
                named,
                source,
                table => MissingRecordings.Rows(table, recipes),
                cancellation
            );
        }

        var data = Dataset.Open(named, cancellation);
        await new MissingRecordings(data, recipes).FetchAsync(agreed, source, cancellation);
        return data;
    }

    private static Study StudyFor(ParseResult parsed, PtbXl data) =>
        new()
        {
            Recipes = Reproduction.Recipes,
            Networks = [NetworkKind.Cnn, NetworkKind.Crnn],
            Seeds =
            [
                .. Enumerable
                    .Range(0, parsed.GetValue(_seeds) ?? (data.IsDemo ? DemoSeeds : Seeds))
                    .Select(seed => (long)seed),
            ],
            Epochs = parsed.GetValue(_epochs) ?? (data.IsDemo ? DemoEpochs : null),
        };

    private static void Announce(Sweep sweep, CancellationToken cancellation)
    {
        if (sweep.Data.IsDemo)
        {
            StandardError.WriteLine(
                "ecg: these are the simulated demo data, and the trainings are short; name PTB-XL with --data for an answer."
            );
        }

        var left = SweepExecution.Left(sweep);
        if (left.Count == 0)
        {
            return;
        }

        var time = new StudyDuration(sweep).Of(left, cancellation);
        var trainings = left.Count(run => run.TrainedBy is null);
        StandardError.WriteLine(
            $"{left.Count} of {sweep.Runs.Count} runs with {trainings} trainings are left, about {DescribedBar.Time(time)} on this machine, measured on a few steps. They can be stopped and continued at any time."
        );
    }
}
