using EcgNotebooks.Runner.Confinement;
using EcgNotebooks.Runner.Packages;

namespace EcgNotebooks.Runner;

/// <summary>Options of the notebook runner.</summary>
public sealed record RunnerOptions
{
    /// <summary>The worker's program, which has to call <see cref="Worker.NotebookWorker.RunAsync(string, string, string)"/> with its last three arguments.</summary>
    public required string WorkerProgram { get; init; }

    /// <summary>The arguments of <see cref="WorkerProgram"/> before the three that the runner adds.</summary>
    public IReadOnlyList<string> WorkerArguments { get; init; } = [];

    /// <summary>Environment variables of the notebooks' processes, beside those that they inherit.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>The time limit of a cell's code.</summary>
    public TimeSpan CellTimeLimit { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The time limit for starting a notebook's process, and for compiling a cell including the restore of its packages.</summary>
    public TimeSpan PreparationTimeLimit { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The folder in which restored packages are cached for later runs.</summary>
    public string PackageFolder { get; init; } = PackageCache.DefaultFolder;

    /// <summary>Whether SVG outputs are also stored as an HTML image and as PNG, for programs that don't show SVG.</summary>
    public bool OtherFormsOfDrawings { get; init; }

    /// <summary>Limits for code that isn't trusted; null for none.</summary>
    public ConfinementOptions? Confinement { get; init; }

    /// <summary>Whether a cell that fails doesn't keep the following ones from running.</summary>
    public bool ContinuesAfterErrors { get; init; }

    /// <summary>Values for the variables of the cell tagged parameters, by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
}
