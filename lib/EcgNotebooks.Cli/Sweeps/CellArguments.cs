using System.CommandLine;
using EcgNotebooks.Balancing;
using EcgNotebooks.Experiments;
using EcgNotebooks.Sweeps;

namespace EcgNotebooks.Cli.Sweeps;

/// <summary>A cell as arguments, so that a worker needs no study file, which may have changed meanwhile.</summary>
internal static class CellArguments
{
    private static readonly Option<string> Recipe = new("--recipe") { Required = true };
    private static readonly Option<string?> Balancing = new("--balancing");
    private static readonly Option<string?> TrainedBy = new("--trained-by");
    private static readonly Option<string> Leads = new("--leads") { Required = true };
    private static readonly Option<string> Network = new("--network") { Required = true };
    private static readonly Option<long> Seed = new("--seed") { Required = true };
    private static readonly Option<int> Epochs = new("--epochs") { Required = true };
    private static readonly Option<int> Threads = new("--threads") { Required = true };

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
