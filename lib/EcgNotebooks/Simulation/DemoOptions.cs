namespace EcgNotebooks.Simulation;

/// <summary>What the demo holds. The same options give the same bytes on one machine, whatever the number of threads.</summary>
public sealed record DemoOptions
{
    /// <summary>Number of recordings: enough for about 150 clean rows of NORM and 125 of IMI, made in seconds.</summary>
    public int Recordings { get; init; } = 450;

    /// <summary>Seed of everything that is drawn.</summary>
    public long Seed { get; init; } = 2003;

    /// <summary>Make the tables only, without signals: for measuring how a table of PTB-XL's size is read.</summary>
    public bool TableOnly { get; init; }

    /// <summary>Recordings made at the same time; the number of processors by default.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
