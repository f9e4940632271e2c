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

    private static readonly Option<bool> _spectrum = new("--spectrum")
    {
        Description =
            "Also predict the recordings that the recipe discards, as far as their patients are outside training and validation: report the false alarms with each other disease, and the sensitivity to inferior infarctions of other kinds and stages; with --run only.",
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
            _spectrum,
        };
        external.AddTo(verb);
        verb.Validators.Add(result =>
        {
            if (external.Problem(result, run, [network, _groups, _prevalence, _spectrum]) is { } problem)
            {
                result.AddError(problem);
            }
        });
        Help.AddExamples(
            verb,
            [
                "ecg evaluate --run runs/first",
                "ecg evaluate --run runs/honest --network cnn --groups --prevalence 0.02",
                "ecg evaluate --run runs/first --network cnn --spectrum",
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
                    return Task.FromResult(external.Evaluate(parsed, run, bootstrap, cancellation));
                }

                var folder = new RunFolder(parsed.GetValue(run)!);
                var further = new Further(
                    parsed.GetValue(_groups),
                    parsed.GetValue(_prevalence),
                    parsed.GetValue(_spectrum)
                );
                Evaluate(folder, parsed.GetValue(network), bootstrap, further, cancellation);
                return Task.FromResult(ExitCode.Done);
            }
        );
        return verb;
    }

    private static Option<string?> Run() =>
        new Option<string?>("--run")
        {
            Description =
                "The run folder with the trained networks; with --predictions, the run by whose split they are judged.",
            HelpName = "RUN",
        }.AsPath();

    private static void Evaluate(
        RunFolder run,
        string? network,
        BootstrapOptions bootstrap,
        Further further,
        CancellationToken cancellation
    )
    {
        foreach (var kind in Networks(run, network))
        {
            UnfinishedTraining.Report(run, kind);
            var experiment = new Experiment(run) { PredictedWeights = new WeightsDisplay(kind.FolderName()) };
            var report = experiment.Evaluate(kind, bootstrap, cancellation: cancellation);
            EvaluateText.Write(System.Console.Out, run.Of(kind).Root, report);
            CompareWithBaseline(experiment, run, kind, bootstrap, cancellation);
            Report(experiment, run.Of(kind), kind, bootstrap, further, cancellation);
        }

        if (new Experiment(run).Compare(bootstrap, cancellation) is { } evidence)
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
        Further further,
        CancellationToken cancellation
    )
    {
        if (further.Groups)
        {
            var byGroup = experiment.ReportGroups(kind, bootstrap, cancellation);
            EvaluateText.Write(System.Console.Out, kind.Title(), folder, byGroup);
        }

        if (further.Prevalence is { } stated)
        {
            var usefulness = experiment.ReportUsefulness(kind, stated, cancellation);
            EvaluateText.Write(System.Console.Out, kind.Title(), folder, usefulness);
        }

        if (further.Spectrum)
        {
            ReportSpectrum(experiment, folder, kind, bootstrap, cancellation);
        }
    }

    private static void ReportSpectrum(
        Experiment experiment,
        NetworkFolder folder,
        NetworkKind kind,
        BootstrapOptions bootstrap,
        CancellationToken cancellation
    )
    {
        var (evidence, problems) = SpectrumDisplay.Show(
            kind.FolderName(),
            progress => experiment.ReportSpectrum(kind, bootstrap, progress, cancellation)
        );
        foreach (var problem in problems)
        {
            StandardError.WriteLine($"ecg: left out: {problem}");
        }

        EvaluateText.Write(System.Console.Out, kind.Title(), folder, evidence);
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

    private static IReadOnlyList<NetworkKind> Networks(RunFolder run, string? named)
    {
        if (named is not null)
        {
            return [NetworkKindNames.Parse(named)];
        }

        // The manifest is read first because an unprocessed folder needs a different remedy from an untrained one.
        _ = RunManifest.Read(run);
        var trained = run.Trained();
        return trained.Count > 0
            ? trained
            : throw new EcgException(
                $"{run.Root}: the run has no trained network.",
                "Run 'ecg train' with --network cnn or --network crnn first."
            );
    }

    /// <summary>Reports that were requested beyond the results of the test part.</summary>
    private sealed record Further(bool Groups, double? Prevalence, bool Spectrum);

    private sealed class WeightsDisplay(string network) : IProgress<string>
    {
        public void Report(string value) =>
            System.Console.Error.WriteLine($"{network}: predicting all rows with the {value} weights");
    }
}
