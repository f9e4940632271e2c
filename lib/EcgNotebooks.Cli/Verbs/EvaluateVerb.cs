using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Evaluates the trained networks of a run, or predictions made elsewhere.</summary>
internal static class EvaluateVerb
{
    private static readonly BootstrapOptions _default = new();

    private static readonly Option<int> _resamples = NumberOption
        .Create("--resamples", new(100, 1_000_000), _default.Resamples)
        .Described("The number of bootstrap resamples of the patients for the confidence intervals.");
    private static readonly Option<uint> _seed = NumberOption
        .Create("--seed", new(0, uint.MaxValue), _default.Seed)
        .Described("The seed of the bootstrap.");

    private static readonly Option<double?> _prevalence = NumberOption
        .Optional<double>("--prevalence", new(0.0001, 0.9999))
        .Described(
            "Also report what an answer would mean for people of whom this share has an inferior infarction: predictive values and net benefit; with --run only."
        );

    private static readonly Option<bool> _groups = new("--groups")
    {
        Description =
            "Also report the results by sex, age, body mass index, device and site, and by how certain the labels are; with --run only.",
    };

    public static Command Create()
    {
        var run = Run();
        var external = new EvaluateExternal();
        var network = CommonOptions.Network(required: false);
        var verb = new Command(
            "evaluate",
            "Evaluate the trained networks of a run, or predictions made elsewhere: write predictions, metrics with confidence intervals, and figures."
        )
        {
            run,
            network,
            _resamples,
            _seed,
            _groups,
            _prevalence,
        };
        external.AddTo(verb);
        verb.Validators.Add(result =>
        {
            if (external.Problem(result, run, network) is { } problem)
            {
                result.AddError(problem);
            }
        });
        Help.AddExamples(
            verb,
            [
                "ecg evaluate --run runs/first",
                "ecg evaluate --run runs/honest --network cnn --groups --prevalence 0.02",
                .. EvaluateExternal.Examples,
            ],
            "process",
            "train"
        );
        verb.SetAction(
            (parsed, cancellation) =>
            {
                var bootstrap = Bootstrap(parsed);
                if (external.IsRequested(parsed))
                {
                    return Task.FromResult(external.Evaluate(parsed, bootstrap, cancellation));
                }

                var folder = new RunFolder(parsed.GetValue(run)!);
                Evaluate(
                    folder,
                    parsed.GetValue(network),
                    bootstrap,
                    parsed.GetValue(_groups),
                    parsed.GetValue(_prevalence),
                    cancellation
                );
                return Task.FromResult(ExitCode.Done);
            }
        );
        return verb;
    }

    private static Option<string?> Run() =>
        new Option<string?>("--run")
        {
            Description = "The run folder with the trained networks.",
            HelpName = "RUN",
        }.AsPath();

    private static void Evaluate(
        RunFolder run,
        string? network,
        BootstrapOptions bootstrap,
        bool groups,
        double? prevalence,
        CancellationToken cancellation
    )
    {
        var experiment = new Experiment(run);
        foreach (var kind in Networks(run, network))
        {
            var report = experiment.Evaluate(kind, bootstrap, new PartDisplay(kind.FolderName()), cancellation);
            EvaluateText.Write(System.Console.Out, run.Of(kind).Root, report);
            CompareWithBaseline(experiment, run, kind, bootstrap, cancellation);
            Report(experiment, run.Of(kind), kind, bootstrap, groups, prevalence, cancellation);
        }

        if (experiment.Compare(bootstrap, cancellation) is { } evidence)
        {
            EvaluateText.Write(System.Console.Out, run, evidence);
        }
        else if (Enum.GetValues<NetworkKind>().All(kind => File.Exists(run.Of(kind).Bundle)))
        {
            StandardError.WriteLine(
                "ecg: the networks can't be compared, because one of them was evaluated with another recipe or other weights than the run folder now holds. Run 'ecg evaluate' without --network to evaluate both."
            );
        }
    }

    private static void Report(
        Experiment experiment,
        NetworkFolder folder,
        NetworkKind kind,
        BootstrapOptions bootstrap,
        bool groups,
        double? prevalence,
        CancellationToken cancellation
    )
    {
        if (groups)
        {
            var byGroup = experiment.ReportGroups(kind, bootstrap, cancellation);
            EvaluateText.Write(System.Console.Out, kind.Title(), folder, byGroup);
        }

        if (prevalence is { } stated)
        {
            var usefulness = experiment.ReportUsefulness(kind, stated, cancellation);
            EvaluateText.Write(System.Console.Out, kind.Title(), folder, usefulness);
        }
    }

    // The results of the network stand even where no baseline can be fitted.
    private static void CompareWithBaseline(
        Experiment experiment,
        RunFolder run,
        NetworkKind kind,
        BootstrapOptions bootstrap,
        CancellationToken cancellation
    )
    {
        try
        {
            var evidence = experiment.CompareWithBaseline(kind, bootstrap, cancellation);
            EvaluateText.Write(System.Console.Out, run.Of(kind), evidence);
        }
        catch (EcgException e)
        {
            StandardError.WriteLine(
                $"ecg: {kind.FolderName()} isn't compared with age and sex, the baseline without an ECG: {e.Message}"
            );
        }
    }

    private static BootstrapOptions Bootstrap(ParseResult parsed) =>
        _default with
        {
            Resamples = parsed.GetValue(_resamples),
            Seed = parsed.GetValue(_seed),
        };

    private static List<NetworkKind> Networks(RunFolder run, string? named)
    {
        if (named is not null)
        {
            return [NetworkKindNames.Parse(named)];
        }

        // The manifest is read first because an unprocessed folder needs a different remedy from an untrained one.
        _ = RunManifest.Read(run);
        var trained = Enum.GetValues<NetworkKind>().Where(kind => File.Exists(run.Of(kind).Last)).ToList();
        return trained.Count > 0
            ? trained
            : throw new EcgException(
                $"{run.Root}: the run has no trained network.",
                "Run 'ecg train' with --network cnn or --network crnn first."
            );
    }

    private sealed class PartDisplay(string network) : IProgress<Part>
    {
        public void Report(Part value) =>
            System.Console.Error.WriteLine($"{network}: predicting the {value.ToString().ToLowerInvariant()} rows");
    }
}
