using EcgNotebooks.Balancing;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Studies;

/// <summary>One run of a study: the training and evaluation of one network.</summary>
/// <param name="RecipeName">Name of the recipe.</param>
/// <param name="Leads">Leads as input of the network.</param>
/// <param name="Network">The network.</param>
/// <param name="Seed">Seed of the training.</param>
/// <param name="Epochs">Number of epochs.</param>
/// <param name="Threads">Number of threads of the training.</param>
public sealed record StudyRun(
    string RecipeName,
    IReadOnlyList<Lead> Leads,
    NetworkKind Network,
    long Seed,
    int Epochs,
    int Threads
)
{
    /// <summary>Balancing method; null for that of the recipe.</summary>
    public BalancingMethod? Balancing { get; init; }

    /// <summary>
    /// Recipe of the run that this run copies its trained network from; null if it trains its own network.
    /// </summary>
    public string? TrainedBy { get; init; }

    /// <summary>Identifier of the run in its study, such as leak-free-I+II-cnn-seed1.</summary>
    public string Id =>
        RecipeName
        + (Balancing is { } method ? $"-{method.CommandName()}" : "")
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
                BalancingMethod = Balancing ?? recipe.BalancingMethod,
                Signal = recipe.Signal with { Leads = Leads },
            };
        }
    }

    /// <summary>Returns the name of a set of leads in files: such as I+II, or all for the twelve leads in their usual order.</summary>
    public static string LeadsName(IReadOnlyList<Lead> leads) =>
        leads.SequenceEqual(Lead.All) ? "all" : string.Join('+', leads);
}
