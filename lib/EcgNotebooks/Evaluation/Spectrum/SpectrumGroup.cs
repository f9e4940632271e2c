using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Evaluation.Spectrum;

/// <summary>The share of a group of recordings in which the network sees an inferior infarction.</summary>
/// <param name="Name">Name of the group.</param>
/// <param name="AtChosen">The share above the threshold that was chosen on validation.</param>
/// <param name="AtFixed">The share above the threshold of 0.5.</param>
internal sealed record SpectrumGroup(string Name, ClusteredProportion AtChosen, ClusteredProportion AtFixed)
{
    /// <summary>The threshold that nothing chooses.</summary>
    public const double FixedThreshold = 0.5;

    /// <summary>The diagnostic superclass of a code; null for a code about form or rhythm, and for other groups.</summary>
    public string? Superclass { get; init; }

    /// <summary>Number of recordings.</summary>
    public int Recordings => AtChosen.Rows;

    /// <summary>Number of patients.</summary>
    public int Patients => AtChosen.Patients;

    /// <summary>Computes the shares of a group.</summary>
    public static SpectrumGroup Of(string name, IEnumerable<ScoredRecording> recordings, double threshold, double level)
    {
        ScoredRecording[] all = [.. recordings];
        return new(name, Above(threshold), Above(FixedThreshold));

        ClusteredProportion Above(double limit) =>
            ClusteredProportion.Of(all.Select(one => (one.PatientId, one.Probability > limit)), level);
    }
}
