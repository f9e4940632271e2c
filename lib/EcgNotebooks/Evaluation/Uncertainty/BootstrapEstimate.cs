namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>A measure, or the difference of two measures, with its bootstrap interval.</summary>
public sealed record BootstrapEstimate
{
    /// <summary>The value on the original rows.</summary>
    public required Measure Value { get; init; }

    /// <summary>The interval from the resamples; <see cref="BootstrapResult.Method"/> says how it was computed.</summary>
    public required Interval Interval { get; init; }

    /// <summary>Standard deviation over the resamples in which the measure is defined.</summary>
    public required Measure StandardError { get; init; }

    /// <summary>Number of resamples in which the measure is defined; the interval is computed from these.</summary>
    public required int Defined { get; init; }

    /// <summary>Number of resamples in which the measure is undefined, such as those with only one class.</summary>
    public required int Undefined { get; init; }

    /// <summary>Returns the value and its interval as text.</summary>
    public override string ToString() => $"{Value} ({Interval})";
}
