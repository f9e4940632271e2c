using System.CommandLine;
using System.CommandLine.Parsing;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Experiments;
using EcgNotebooks.Experiments.External;
using EcgNotebooks.Files;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>The options and the action of <c>ecg evaluate --predictions</c>, which evaluates predictions made elsewhere.</summary>
internal sealed class EvaluateExternal
{
    private readonly Option<string?> _data = CommonOptions.Data();
    private readonly Option<string> _recipe = CommonOptions.Recipe(Recipe.LeakFree);
    private readonly Option<string[]> _files = new Option<string[]>("--predictions")
    {
        Description =
            "Predictions made elsewhere, to evaluate instead of a run's, by a recipe's split or, with --run, by that of a run: CSV files with the columns ecg_id and probability, or .npy arrays as the PTB-XL benchmark publishes them, with one row per recording of a fold in the table's order. Predictions are needed for all validation and test rows, as the column part or else the recipe's split defines them; if some are missing, the exit code is 1.",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    }.AsPath();
    private readonly Option<string?> _output = new Option<string?>("--out")
    {
        Description = "With --predictions: the folder for predictions.csv, metrics.json, evidence.json and figures.",
        HelpName = "DIR",
    }.AsPath();
    private readonly Option<string?> _name = new Option<string?>("--name")
    {
        Description =
            "With --predictions: the classifier's name in titles. Default: the name of the folder given by --out.",
        HelpName = "NAME",
    }.AsTitle();
    private readonly Option<int?> _class = NumberOption
        .Optional<int>("--class", new(0, 10_000))
        .Described(
            "With .npy arrays: the index of the column with IMI's probability, from 0. Default: the only column, or the position of IMI among the table's statements in alphabetical order (column 18 of 71 in the benchmark's exp0).",
            "INDEX"
        );
    private readonly Option<int[]> _fold = NumberOption
        .Several<int>("--fold", new(1, 10))
        .Described(
            "With .npy arrays: the fold that each file's rows belong to, in the order of the files. Default: the validation fold (9) for y_val..., the test fold (10) for y_test....",
            "FOLD"
        );

    public static IReadOnlyList<Example> Examples { get; } =
    [
        "ecg evaluate --predictions runs/honest/cnn/predictions.csv --data data/demo --out runs/mine",
        "ecg evaluate --predictions runs/honest/cnn/predictions.csv --run runs/honest --out runs/mine",
        new(
            "ecg evaluate --predictions y_val_pred.npy y_test_pred.npy --data data/ptb-xl --out runs/xresnet",
            "PTB-XL and prediction arrays of its benchmark"
        ),
    ];

    /// <summary>Adds the options to the verb.</summary>
    public void AddTo(Command verb)
    {
        foreach (var option in (Option[])[_files, _data, _recipe, _output, _name, _class, _fold])
        {
            verb.Options.Add(option);
        }
    }

    /// <summary>Returns why the combination of options is invalid, or null if it is valid.</summary>
    /// <param name="result">The parsed options.</param>
    /// <param name="run">The option for the run, which is evaluated or, with --predictions, by whose split they are judged.</param>
    /// <param name="ofRuns">Options for the evaluation of a run.</param>
    public string? Problem(CommandResult result, Option<string?> run, IReadOnlyList<Option> ofRuns)
    {
        var (hasRun, hasFiles) = (result.GetResult(run) is not null, IsRequested(result));
        return !hasRun && !hasFiles ? "Give --run or --predictions."
            : hasFiles && result.GetResult(_output) is null ? "--predictions needs --out, the folder for the results."
            : hasFiles && Given(result, ofRuns) is { } option
                ? $"{option.Name} can be used only with --run, not with --predictions."
            : hasFiles && hasRun && Given(result, [_data, _recipe]) is { } chosen
                ? $"{chosen.Name} can't be used together with --run, whose recipe and dataset are used. Leave one of them out."
            : !hasFiles && Given(result, [_data, _recipe, _output, _name, _class, _fold]) is { } other
                ? $"{other.Name} can be used only with --predictions, not with --run."
            : null;
    }

    /// <summary>Returns whether predictions made elsewhere are to be evaluated.</summary>
    public bool IsRequested(ParseResult parsed) => IsRequested(parsed.CommandResult);

    /// <summary>Evaluates the predictions and writes the results.</summary>
    /// <returns>The exit code: failed if some of the recipe's rows have no prediction.</returns>
    public int Evaluate(
        ParseResult parsed,
        Option<string?> run,
        BootstrapOptions bootstrap,
        CancellationToken cancellation
    )
    {
        var judge = parsed.GetValue(run) is { } judging ? ProcessedRun.Read(new RunFolder(judging)) : null;
        var folder = new NetworkFolder(parsed.GetValue(_output)!);
        new RunFolder(folder.Root).EnsureWritable();
        using var held = ExclusiveFolder.Take(folder.Root, below: true, cancellation: cancellation);
        var data = Dataset.Open(judge?.Manifest.Data ?? parsed.GetValue(_data), cancellation);
        var recipe = judge?.Manifest.Recipe ?? Recipe.Named(parsed.GetRequiredValue(_recipe));
        var files = parsed.GetRequiredValue(_files);
        var options = new ExternalOptions
        {
            Class = parsed.GetValue(_class),
            Folds = parsed.GetValue(_fold) ?? [],
            Run = judge,
        };
        var external = ExternalPredictions.Read(files, data, recipe, options, cancellation);
        foreach (var note in external.Notes)
        {
            StandardError.WriteLine($"ecg: {note}");
        }

        var name =
            parsed.GetValue(_name)
            ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder.Root)));
        var evaluation = new ExternalEvaluation(name, recipe, data);
        var report = evaluation.Of(external, bootstrap);
        evaluation.Write(report, folder);
        EvaluateText.Write(System.Console.Out, folder.Root, report);
        if (!external.Missing.Any)
        {
            return ExitCode.Done;
        }

        StandardError.WriteLine(
            "ecg: some predictions are missing, so the results aren't those of the whole test set. Add predictions for these recordings, or give the split that the predictions were made for with --recipe or --run."
        );
        return ExitCode.Failed;
    }

    private bool IsRequested(CommandResult result) => result.GetResult(_files) is { Tokens.Count: > 0 };

    private static Option? Given(CommandResult result, IReadOnlyList<Option> options) =>
        options.FirstOrDefault(option => result.GetResult(option) is { Implicit: false });
}
