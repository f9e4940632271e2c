using EcgNotebooks.Runner.Packages;

namespace EcgNotebooks.Runner;

/// <summary>How notebooks are run.</summary>
public sealed record RunnerOptions
{
    /// <summary>The program that calls <see cref="Worker.NotebookWorker.RunAsync(string, string, string)"/> with its last three arguments.</summary>
    public required string WorkerProgram { get; init; }

    /// <summary>Arguments before those three.</summary>
    public IReadOnlyList<string> WorkerArguments { get; init; } = [];

    /// <summary>How long a cell's code may run.</summary>
    public TimeSpan CellTimeLimit { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long starting a notebook's process, or compiling a cell, may take.</summary>
    public TimeSpan PreparationTimeLimit { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Where restored packages are kept for later runs.</summary>
    public string PackageFolder { get; init; } = PackageCache.DefaultFolder;

    /// <summary>Whether an output that is SVG holds its drawing as an image in HTML and as PNG, too, for programs that show no SVG.</summary>
    public bool OtherFormsOfDrawings { get; init; }

    /// <summary>Values for the cell tagged parameters, by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
}
