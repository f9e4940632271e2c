namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>The method that computes a confidence interval from bootstrap resamples.</summary>
public enum BootstrapIntervalMethod
{
    /// <summary>The bias-corrected and accelerated (BCa) interval, for a measure of one classifier.</summary>
    BiasCorrectedAccelerated,

    /// <summary>The expanded percentile interval, for a difference between two classifiers.</summary>
    ExpandedPercentile,
}
