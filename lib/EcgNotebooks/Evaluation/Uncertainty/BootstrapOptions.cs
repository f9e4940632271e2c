namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Options of the patient-level bootstrap.</summary>
public sealed record BootstrapOptions
{
    /// <summary>Number of resamples; 2,000 keep the second decimal of the limits stable from seed to seed.</summary>
    public int Resamples { get; init; } = 2000;

    /// <summary>Confidence level of the intervals, above 0 and below 1.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Seed of the random numbers.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>
    ///
    /// Largest fraction of resamples in which a measure may be undefined. Above it the measure has no interval, because the
    /// limits would describe only the resamples in which it happened to be defined.
    /// </summary>
    public double MostUndefined { get; init; } = 0.05;

    /// <summary>Largest number of threads; null for one per core. The number of threads doesn't change the result.</summary>
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
