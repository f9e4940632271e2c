using System.Globalization;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Studies;

/// <summary>
/// A measure over the trainings with several seeds; the uncertainty from patients and from seeds is separate.
/// </summary>
/// <param name="Mean">Mean over the seeds.</param>
/// <param name="Interval">
/// Interval of the mean from the patient-level bootstrap, with the same resamples for all seeds.
/// </param>
/// <param name="Lowest">Smallest value of all seeds.</param>
/// <param name="Highest">Largest value of all seeds.</param>
internal sealed record SeedEstimate(Measure Mean, Interval Interval, double Lowest, double Highest)
{
    /// <summary>Returns the mean with its interval as text.</summary>
    public override string ToString() =>
        Interval.IsDefined
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{Mean.Value:F3} ({Interval.Lower:F3} to {Interval.Upper:F3})"
            )
            : Mean.ToString();

    /// <summary>Smallest and largest value of all seeds, as text.</summary>
    public string Spread => string.Create(CultureInfo.InvariantCulture, $"{Lowest:F3} to {Highest:F3}");
}
