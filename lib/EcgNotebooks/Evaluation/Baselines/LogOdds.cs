namespace EcgNotebooks.Evaluation.Baselines;

/// <summary>Converts probabilities to log-odds, in which logistic models are linear.</summary>
internal static class LogOdds
{
    // A network may answer 0 or 1 exactly, for which the log-odds are infinite.
    private const double Smallest = 1e-6;

    /// <summary>Returns the log-odds of a probability, which is limited to 1e-6 from 0 and 1.</summary>
    public static double Of(double probability)
    {
        var limited = Math.Clamp(probability, Smallest, 1 - Smallest);
        return Math.Log(limited / (1 - limited));
    }
}
