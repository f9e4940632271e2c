namespace EcgNotebooks.Runner.Confinement;

/// <summary>Limits for notebooks whose code isn't trusted, beside the time limits.</summary>
/// <remarks>
/// On Linux, the notebook's process can't start other processes, send signals to others, or use the network; elsewhere only
/// its memory is limited. Its code still has the user's rights to files.
/// </remarks>
public sealed record ConfinementOptions
{
    /// <summary>The most memory that the notebook's process may use, in bytes.</summary>
    public long MemoryBytes { get; init; } = 4L << 30;

    /// <summary>The greatest length of a file that the notebook's process may write, in bytes; Linux only.</summary>
    public long FileBytes { get; init; } = 1L << 30;

    /// <summary>The time limit of the whole notebook, including compilation.</summary>
    public TimeSpan NotebookTimeLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether this system can keep a notebook from starting processes.</summary>
    public static bool LimitsProcesses => SystemCallFilter.IsSupported;
}
