namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>How the bootstrap draws and what it makes of the draws.</summary>
public sealed record BootstrapOptions
{
    /// <summary>How many times the patients are drawn again: enough for the limits' second digit to stand still.</summary>
    public int Resamples { get; init; } = 2000;

    /// <summary>The share of studies whose interval should hold the true value.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Start of the random numbers.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>
    /// Largest share of resamples in which a measure may be undefined; above it the measure gets no interval, because the
    /// limits would speak of the lucky resamples only.
    /// </summary>
    public double MostUndefined { get; init; } = 0.05;

    /// <summary>Threads at most; null for as many as there are cores. The result has the same bits with any number.</summary>
    public int? Threads { get; init; }

    internal void ThrowIfInvalid()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Resamples, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Level);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Level, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(MostUndefined);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(MostUndefined, 1);
        if (Threads is { } threads)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        }
    }
}
