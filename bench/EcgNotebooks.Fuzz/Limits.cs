namespace EcgNotebooks.Fuzz;

/// <summary>What reading one input may cost.</summary>
internal sealed record Limits
{
    /// <summary>A longer reading is a hang, by <see cref="ReadingClock"/>.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Managed memory that a reader may allocate whatever the input's size: the largest buffers it works with.</summary>
    public long AllocatedBytes { get; init; } = 64L << 20;

    /// <summary>Managed memory that it may allocate for each byte of the input.</summary>
    public int AllocatedPerByte { get; init; } = 200;

    /// <summary>Peak of the process's resident memory.</summary>
    public long ResidentBytes { get; init; } = 2L << 30;

    /// <summary>A longer message tells its reader nothing.</summary>
    public const int LongestMessage = 4000;

    /// <summary>What reading so many bytes may allocate.</summary>
    public long Allocated(long bytes) => AllocatedBytes + AllocatedPerByte * bytes;
}
