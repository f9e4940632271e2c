using System.Globalization;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Studies;

/// <summary>A measure over the trainings of several seeds. Two kinds of uncertainty stand apart.</summary>
/// <param name="Mean">The mean over the seeds.</param>
/// <param name="Interval">Where the mean would lie with other test patients: the patients are drawn again, for all seeds alike.</param>
/// <param name="Lowest">The smallest of the seeds' values.</param>
/// <param name="Highest">The largest of the seeds' values.</param>
internal sealed record SeedEstimate(Measure Mean, Interval Interval, double Lowest, double Highest)
{
    /// <summary>The mean with its interval.</summary>
    public override string ToString() =>
        Interval.IsDefined
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{Mean.Value:F3} ({Interval.Lower:F3} to {Interval.Upper:F3})"
            )
            : Mean.ToString();

    /// <summary>The smallest and the largest of the seeds' values.</summary>
    public string Spread => string.Create(CultureInfo.InvariantCulture, $"{Lowest:F3} to {Highest:F3}");
}
