namespace EcgNotebooks.Simulation;

/// <summary>Options of the demo; the same options give the same bytes on one machine, whatever the number of threads.</summary>
internal sealed record DemoOptions
{
    /// <summary>Number of recordings; the default gives about 200 clean rows of NORM and 170 of IMI and takes seconds.</summary>
    public int Recordings { get; init; } = 600;

    /// <summary>Seed of all random numbers.</summary>
    public long Seed { get; init; } = 2003;

    /// <summary>Whether to write only the tables without signals, for measuring how fast a table of PTB-XL's size is read.</summary>
    public bool TableOnly { get; init; }

    /// <summary>
    /// Conditions whose heart is simulated as that of another condition, while their statements stay, such as a disease that looks like
    /// an infarction on the ECG. None by default.
    /// </summary>
    public IReadOnlyDictionary<Condition, Condition> LookAlikes { get; init; } = new Dictionary<Condition, Condition>();

    /// <summary>Recordings generated at the same time; by default, the number of processors.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
