using System.CommandLine;
using EcgNotebooks.Balancing;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Experiments;
using EcgNotebooks.Studies;

namespace EcgNotebooks.Cli.Sweeps;

/// <summary>A cell as arguments, so that a worker needs no study file, which may have changed meanwhile.</summary>
internal static class CellArguments
{
    private static readonly Option<string> Recipe = new Option<string>("--recipe") { Required = true }.AsOneOf([
        .. Experiments.Recipe.All.Select(recipe => recipe.Name),
    ]);
    private static readonly Option<string?> Balancing = new Option<string?>("--balancing").AsOneOf([
        .. BalancingRuleNames.All,
    ]);
    private static readonly Option<string?> TrainedBy = new Option<string?>("--trained-by").AsOneOf([
        .. Experiments.Recipe.All.Select(recipe => recipe.Name),
    ]);
    private static readonly Option<string> Leads = new Option<string>("--leads") { Required = true }.AsTitle();
    private static readonly Option<string> Network = new Option<string>("--network") { Required = true }.AsOneOf(
        "cnn",
        "crnn"
    );
    private static readonly Option<long> Seed = NumberOption.Required<long>(
        "--seed",
        new(long.MinValue, long.MaxValue)
    );
    private static readonly Option<int> Epochs = NumberOption.Required<int>("--epochs", new(1, int.MaxValue));
    private static readonly Option<int> Threads = NumberOption.Required<int>("--threads", new(1, int.MaxValue));

    public static IEnumerable<Option> All => [Recipe, Balancing, TrainedBy, Leads, Network, Seed, Epochs, Threads];

    /// <summary>The cell's arguments, none with a space in it.</summary>
    public static string[] Of(StudyCell cell) =>
        [
            Recipe.Name,
            cell.RecipeName,
            Leads.Name,
            string.Join(',', cell.Leads),
            Network.Name,
            cell.Network.FolderName(),
            Seed.Name,
            $"{cell.Seed}",
            Epochs.Name,
            $"{cell.Epochs}",
            Threads.Name,
            $"{cell.Threads}",
            .. cell.Balancing is { } rule ? (string[])[Balancing.Name, rule.CommandName()] : [],
            .. cell.TrainedBy is { } recipe ? (string[])[TrainedBy.Name, recipe] : [],
        ];

    public static StudyCell Read(ParseResult parsed) =>
        new(
            parsed.GetRequiredValue(Recipe),
            parsed.GetRequiredValue(Leads).Split(','),
            NetworkKindNames.Parse(parsed.GetRequiredValue(Network)),
            parsed.GetRequiredValue(Seed),
            parsed.GetRequiredValue(Epochs),
            parsed.GetRequiredValue(Threads)
        )
        {
            Balancing = parsed.GetValue(Balancing) is { } rule ? BalancingRuleNames.Parse(rule) : null,
            TrainedBy = parsed.GetValue(TrainedBy),
        };
}
