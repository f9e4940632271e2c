namespace EcgNotebooks.Signals;

/// <summary>Reasons why a recording is refused.</summary>
internal enum Unfitness
{
    /// <summary>The recording is shorter than the network needs.</summary>
    TooShort,

    /// <summary>A lead keeps one value for too long.</summary>
    Flat,

    /// <summary>A lead lacks too many samples.</summary>
    Gaps,

    /// <summary>The sampling rate is too low, or can't be converted to the network's.</summary>
    SamplingRate,

    /// <summary>The unit of a lead isn't a voltage.</summary>
    Unit,

    /// <summary>A lead has values out of the range of an ECG in mV.</summary>
    Voltage,

    /// <summary>No whole heart beat was found.</summary>
    NoBeat,
}

/// <summary>Thrown for a recording that can be read, but for which the probability of a network would mean nothing.</summary>
public sealed class UnfitRecordingException : EcgException
{
    internal UnfitRecordingException(Unfitness cause, FormattableString problem, FormattableString remedy)
        : base(FormattableString.Invariant(problem), FormattableString.Invariant(remedy)) => Cause = cause;

    /// <summary>The reason.</summary>
    internal Unfitness Cause { get; }
}
