namespace EcgNotebooks.Fuzz;

/// <summary>The limits of time and memory for reading one input.</summary>
internal sealed record Limits
{
    /// <summary>The time, measured by <see cref="ReadingClock"/>, after which a reader counts as hanging.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The managed memory that a reader may allocate independent of the input's size, such as for its buffers, in bytes.</summary>
    public long AllocatedBytes { get; init; } = 64L << 20;

    /// <summary>The managed memory that a reader may additionally allocate per byte of the input, in bytes.</summary>
    public int AllocatedPerByte { get; init; } = 200;

    /// <summary>The limit of the process's peak resident memory in bytes.</summary>
    public long ResidentBytes { get; init; } = 2L << 30;

    /// <summary>The greatest length of an error message in characters; longer messages aren't helpful to users.</summary>
    public const int LongestMessage = 4000;

    /// <summary>Returns the managed memory, in bytes, that reading an input of the given size may allocate.</summary>
    public long Allocated(long bytes) => AllocatedBytes + AllocatedPerByte * bytes;
}
