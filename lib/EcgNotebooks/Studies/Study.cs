using EcgNotebooks.Balancing;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Studies;

/// <summary>Trainings to compare: each recipe with each rule for balancing, choice of leads, network and seed.</summary>
public sealed record Study
{
    /// <summary>The dataset's folder; null where the usual one is meant.</summary>
    public string? Data { get; init; }

    /// <summary>Names of recipes.</summary>
    public required IReadOnlyList<string> Recipes { get; init; }

    /// <summary>Rules for balancing; null for that of each recipe.</summary>
    public IReadOnlyList<BalancingRule>? Balancings { get; init; }

    /// <summary>The leads that the networks see, choice by choice; null for those of each recipe.</summary>
    public IReadOnlyList<IReadOnlyList<Lead>>? Leads { get; init; }

    /// <summary>The networks.</summary>
    public required IReadOnlyList<NetworkKind> Networks { get; init; }

    /// <summary>Seeds of the trainings, from 0.</summary>
    public required IReadOnlyList<long> Seeds { get; init; }

    /// <summary>Epochs of each training; null for the recipe's.</summary>
    public int? Epochs { get; init; }

    /// <summary>Threads of each run. Part of the study, because the last bits of a training depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>What the jobs ask a cluster for.</summary>
    internal SlurmOptions Slurm { get; init; } = new();

    /// <summary>Reads a study from JSON; a path of the data is relative to the file.</summary>
    /// <exception cref="EcgException">The file can't be read, or something in it is unknown, missing, empty, twice or out of range.</exception>
    public static Study Read(string path) => StudyFile.Read(path);

    /// <summary>The runs, each recipe with each balancing, leads, network and seed; the seed changes fastest.</summary>
    public IReadOnlyList<StudyRun> Runs() => [.. SharedTrainings.Named([.. EachWithEach()])];

    private IEnumerable<StudyRun> EachWithEach() =>
        from name in Recipes
        let recipe = Recipe.Named(name)
        from balancing in Balancings?.Select(rule => (BalancingRule?)rule) ?? [null]
        from leads in Leads ?? [recipe.Signal.Leads]
        from network in Networks
        from seed in Seeds
        select new StudyRun(name, leads, network, seed, Epochs ?? recipe.TrainingOf(network).Epochs, Threads)
        {
            Balancing = balancing,
        };
}
