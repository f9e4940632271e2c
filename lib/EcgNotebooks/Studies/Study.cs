using EcgNotebooks.Balancing;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Studies;

/// <summary>
/// A study: a comparison of trainings with every combination of recipe, balancing, leads, network and seed.
/// </summary>
/// <example>
/// <code>
/// var study = new Study
/// {
///     Recipes = ["published", "leak-free"],
///     Networks = [NetworkKind.Cnn],
///     Seeds = [0, 1, 2],
///     Epochs = 5,
/// };
/// var comparison = new Sweep(study, PtbXl.Open(), "studies/recipes").Run();
/// Console.WriteLine(comparison.ToTable());
/// </code>
/// </example>
public sealed record Study
{
    /// <summary>Folder of the dataset; null for the default dataset.</summary>
    public string? Data { get; init; }

    /// <summary>Names of recipes.</summary>
    public required IReadOnlyList<string> Recipes { get; init; }

    /// <summary>Balancing methods; null for that of each recipe.</summary>
    public IReadOnlyList<BalancingMethod>? Balancings { get; init; }

    /// <summary>Sets of leads as input of the networks; null for those of each recipe.</summary>
    public IReadOnlyList<IReadOnlyList<Lead>>? Leads { get; init; }

    /// <summary>Networks.</summary>
    public required IReadOnlyList<NetworkKind> Networks { get; init; }

    /// <summary>Seeds of the trainings, each at least 0.</summary>
    public required IReadOnlyList<long> Seeds { get; init; }

    /// <summary>Epochs of each training; null for those of the recipe.</summary>
    public int? Epochs { get; init; }

    /// <summary>Threads of each run; part of the study, because they affect the last bits of the result.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Options of the jobs on a Slurm cluster.</summary>
    internal SlurmOptions Slurm { get; init; } = new();

    /// <summary>Reads a study from a JSON file; a relative path of the dataset is relative to that file.</summary>
    /// <exception cref="EcgException">
    /// The file can't be read, or a value is unknown, missing, empty, duplicate or out of range.
    /// </exception>
    public static Study Read(string path) => StudyFile.Read(path);

    /// <summary>
    /// Returns all runs, with every combination of recipe, balancing, leads, network and seed; the seed changes
    /// fastest.
    /// </summary>
    public IReadOnlyList<StudyRun> Runs() => [.. WithSharedTrainings([.. Combinations()])];

    private IEnumerable<StudyRun> Combinations() =>
        from name in Recipes
        let recipe = Recipe.Named(name)
        from balancing in Balancings?.Select(method => (BalancingMethod?)method) ?? [null]
        from leads in Leads ?? [recipe.Signal.Leads]
        from network in Networks
        from seed in Seeds
        select new StudyRun(name, leads, network, seed, Epochs ?? recipe.TrainingOf(network).Epochs, Threads)
        {
            Balancing = balancing,
        };

    // Runs that differ only in their evaluation share the training of the first of them.
    private static IEnumerable<StudyRun> WithSharedTrainings(IReadOnlyList<StudyRun> runs)
    {
        var first = new Dictionary<(string, StudyRun), string>();
        foreach (var run in runs)
        {
            var key = (run.Recipe.TrainingDigest, run with { RecipeName = "", Leads = [] });
            if (first.TryGetValue(key, out var recipe))
            {
                yield return run with
                {
                    TrainedBy = recipe,
                };
            }
            else
            {
                first.Add(key, run.RecipeName);
                yield return run;
            }
        }
    }
}
