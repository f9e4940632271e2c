using System.CommandLine;
using System.CommandLine.Parsing;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Experiments;
using EcgNotebooks.Experiments.External;
using EcgNotebooks.Files;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>The part of evaluate that judges predictions made elsewhere.</summary>
internal sealed class EvaluateExternal
{
    private readonly Option<string?> _data = CommonOptions.Data();
    private readonly Option<string> _recipe = CommonOptions.Recipe(Recipe.LeakFree);
    private readonly Option<string[]> _files = new Option<string[]>("--predictions")
    {
        Description =
            "Predictions made elsewhere, instead of --run: CSV files with ecg_id and probability, or .npy arrays with a row for each recording of a fold in the table's order, as the PTB-XL benchmark publishes them. Both validation and test rows are needed: those of the column part, else those of the recipe's split; exit code 1 where some have no prediction.",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    }.AsPath();
    private readonly Option<string?> _output = new Option<string?>("--out")
    {
        Description = "With --predictions: where predictions.csv, metrics.json, evidence.json and figures go.",
        HelpName = "DIR",
    }.AsPath();
    private readonly Option<string?> _name = new Option<string?>("--name")
    {
        Description = "With --predictions: the classifier's name in titles. Default: the name of --out's folder.",
        HelpName = "NAME",
    }.AsTitle();
    private readonly Option<int?> _class = NumberOption
        .Optional<int>("--class", new(0, 10_000))
        .Described(
            "With arrays: the column of IMI, from 0. Default: the only one, or IMI's among the table's statements in alphabetical order (18 of the 71 in the benchmark's exp0).",
            "INDEX"
        );
    private readonly Option<int[]> _fold = NumberOption
        .Several<int>("--fold", new(1, 10))
        .Described(
            "With arrays: the fold of each one's rows, in the order of the files. Default: the validation fold (9) for y_val..., the test fold (10) for y_test....",
            "FOLD"
        );

    public static IReadOnlyList<Example> Examples { get; } =
    [
        "ecg evaluate --predictions runs/honest/cnn/predictions.csv --data data/demo --out runs/mine",
        new(
            "ecg evaluate --predictions y_val_pred.npy y_test_pred.npy --data data/ptb-xl --out runs/xresnet",
            "PTB-XL and arrays of its benchmark"
        ),
    ];

    public void AddTo(Command verb)
    {
        foreach (var option in (Option[])[_files, _data, _recipe, _output, _name, _class, _fold])
        {
            verb.Options.Add(option);
        }
    }

    /// <summary>What is wrong with the choice between a run and predictions; null where nothing is.</summary>
    public string? Wrong(CommandResult result, Option<string?> run, Option<string?> network)
    {
        var (hasRun, hasFiles) = (result.GetResult(run) is not null, IsAsked(result));
        return hasRun == hasFiles ? "Name either --run or --predictions."
            : hasFiles && result.GetResult(_output) is null ? "--predictions needs --out."
            : hasFiles && result.GetResult(network) is not null ? "--network goes with --run, not with --predictions."
            : hasRun && Foreign(result) is { } option ? $"{option.Name} goes with --predictions, not with --run."
            : null;
    }

    public bool IsAsked(ParseResult parsed) => IsAsked(parsed.CommandResult);

    /// <summary>Judges the predictions; fails where some of the recipe's rows have none, after all is written.</summary>
    public int Evaluate(ParseResult parsed, BootstrapOptions bootstrap, CancellationToken cancellation)
    {
        var folder = new NetworkFolder(parsed.GetValue(_output)!);
        new RunFolder(folder.Root).EnsureWritable();
        using var held = ExclusiveFolder.Take(folder.Root, below: true, cancellation: cancellation);
        var data = Dataset.Open(parsed.GetValue(_data), cancellation);
        var recipe = Recipe.Named(parsed.GetRequiredValue(_recipe));
        var files = parsed.GetRequiredValue(_files);
        var options = new ExternalOptions { Class = parsed.GetValue(_class), Folds = parsed.GetValue(_fold) ?? [] };
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
            "ecg: predictions are missing, so this isn't the recipe's test. Predict those recordings too, or name with --recipe the recipe whose split the predictions were made for."
        );
        return ExitCode.Failed;
    }

    private bool IsAsked(CommandResult result) => result.GetResult(_files) is { Tokens.Count: > 0 };

    private Option? Foreign(CommandResult result) =>
        ((Option[])[_data, _recipe, _output, _name, _class, _fold]).FirstOrDefault(option =>
            result.GetResult(option) is { Implicit: false }
        );
}
