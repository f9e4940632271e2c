namespace EcgNotebooks.Signals;

/// <summary>Why a recording can't be given to a network.</summary>
public enum Unfitness
{
    /// <summary>It is shorter than the network needs.</summary>
    TooShort,

    /// <summary>A lead keeps one value for too long.</summary>
    Flat,

    /// <summary>A lead lacks too many samples.</summary>
    Gaps,

    /// <summary>Its sampling rate is too low, or can't be changed to the network's.</summary>
    SamplingRate,

    /// <summary>A lead's unit isn't one of voltage.</summary>
    Unit,

    /// <summary>A lead has values that no ECG has in mV.</summary>
    Voltage,
}

/// <summary>A recording that can be read, but that a network's answer to would mean nothing.</summary>
public sealed class UnfitRecordingException : EcgException
{
    internal UnfitRecordingException(Unfitness cause, FormattableString problem, FormattableString remedy)
        : base(FormattableString.Invariant(problem), FormattableString.Invariant(remedy)) => Cause = cause;

    /// <summary>What is wrong.</summary>
    public Unfitness Cause { get; }
}
