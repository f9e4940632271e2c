namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>A measure, or a difference of two, with its bootstrap interval.</summary>
public sealed record BootstrapEstimate
{
    /// <summary>The measure of the rows as they are.</summary>
    public required Measure Value { get; init; }

    /// <summary>The percentile interval.</summary>
    public required Interval Interval { get; init; }

    /// <summary>Standard deviation over the resamples in which the measure is defined.</summary>
    public required Measure StandardError { get; init; }

    /// <summary>Resamples in which the measure is defined: what the interval is made from.</summary>
    public required int Defined { get; init; }

    /// <summary>Resamples in which it isn't, such as those that drew one class only.</summary>
    public required int Undefined { get; init; }

    /// <summary>The value and its interval.</summary>
    public override string ToString() => $"{Value} ({Interval})";
}
