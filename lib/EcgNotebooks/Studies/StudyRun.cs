using EcgNotebooks.Balancing;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Studies;

/// <summary>One training of a study.</summary>
/// <param name="RecipeName">The recipe's name.</param>
/// <param name="Leads">The leads that the network sees.</param>
/// <param name="Network">The network.</param>
/// <param name="Seed">The training's seed.</param>
/// <param name="Epochs">Passes over the training rows.</param>
/// <param name="Threads">The number of threads that the training computes with.</param>
public sealed record StudyRun(
    string RecipeName,
    IReadOnlyList<Lead> Leads,
    NetworkKind Network,
    long Seed,
    int Epochs,
    int Threads
)
{
    /// <summary>The rule for balancing; null for the recipe's.</summary>
    public BalancingRule? Balancing { get; init; }

    /// <summary>The recipe whose run this one takes its trained network from; null where it trains itself.</summary>
    public string? TrainedBy { get; init; }

    /// <summary>Names the run in its study, such as leak-free-I+II-cnn-seed1.</summary>
    public string Id =>
        RecipeName
        + (Balancing is { } rule ? $"-{rule.CommandName()}" : "")
        + $"-{LeadsName(Leads)}-{Network.FolderName()}-seed{Seed}";

    /// <summary>The recipe with the run's balancing and leads.</summary>
    /// <exception cref="EcgException">There is no such recipe.</exception>
    public Recipe Recipe
    {
        get
        {
            var recipe = Recipe.Named(RecipeName);
            return recipe with
            {
                BalancingRule = Balancing ?? recipe.BalancingRule,
                Signal = recipe.Signal with { Leads = Leads },
            };
        }
    }

    /// <summary>The leads as files name them: I+II, or all for the twelve in their order.</summary>
    public static string LeadsName(IReadOnlyList<Lead> leads) =>
        leads.SequenceEqual(Lead.All) ? "all" : string.Join('+', leads);
}
