using System.CommandLine;
using EcgNotebooks.Balancing;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Experiments;
using EcgNotebooks.Studies;

namespace EcgNotebooks.Cli.Sweeps;

/// <summary>Converts a run to command-line arguments and back, so that a worker doesn't read the study file, which may have changed.</summary>
internal static class StudyRunArguments
{
    private static readonly Option<string> _recipe = new Option<string>("--recipe") { Required = true }.AsOneOf([
        .. Experiments.Recipe.All.Select(recipe => recipe.Name),
    ]);
    private static readonly Option<string?> _balancing = new Option<string?>("--balancing").AsOneOf([
        .. BalancingMethodNames.All,
    ]);
    private static readonly Option<string?> _trainedBy = new Option<string?>("--trained-by").AsOneOf([
        .. Experiments.Recipe.All.Select(recipe => recipe.Name),
    ]);
    private static readonly Option<string> _leads = new Option<string>("--leads") { Required = true }.AsTitle();
    private static readonly Option<string> _network = new Option<string>("--network") { Required = true }.AsOneOf(
        "cnn",
        "crnn"
    );
    private static readonly Option<long> _seed = NumberOption.Required<long>(
        "--seed",
        new(long.MinValue, long.MaxValue)
    );
    private static readonly Option<int> _epochs = NumberOption.Required<int>("--epochs", new(1, int.MaxValue));
    private static readonly Option<int> _threads = NumberOption.Required<int>("--threads", new(1, int.MaxValue));

    /// <summary>The options that describe a run.</summary>
    public static IEnumerable<Option> All =>
        [_recipe, _balancing, _trainedBy, _leads, _network, _seed, _epochs, _threads];

    /// <summary>Returns the run's arguments; none contains a space.</summary>
    public static string[] Of(StudyRun run) =>
        [
            _recipe.Name,
            run.RecipeName,
            _leads.Name,
            string.Join(',', run.Leads),
            _network.Name,
            run.Network.FolderName(),
            _seed.Name,
            $"{run.Seed}",
            _epochs.Name,
            $"{run.Epochs}",
            _threads.Name,
            $"{run.Threads}",
            .. run.Balancing is { } method ? (string[])[_balancing.Name, method.CommandName()] : [],
            .. run.TrainedBy is { } recipe ? (string[])[_trainedBy.Name, recipe] : [],
        ];

    /// <summary>Reads a run from parsed arguments.</summary>
    public static StudyRun Read(ParseResult parsed) =>
        new(
            parsed.GetRequiredValue(_recipe),
            [.. parsed.GetRequiredValue(_leads).Split(',').Select(name => Lead.Parse(name))],
            NetworkKindNames.Parse(parsed.GetRequiredValue(_network)),
            parsed.GetRequiredValue(_seed),
            parsed.GetRequiredValue(_epochs),
            parsed.GetRequiredValue(_threads)
        )
        {
            Balancing = parsed.GetValue(_balancing) is { } method ? BalancingMethodNames.Parse(method) : null,
            TrainedBy = parsed.GetValue(_trainedBy),
        };
}
