using System.Globalization;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Exercises;

/// <summary>
/// Checks an interval of the ROC AUC against those of the patient-level bootstrap, by percentiles and with corrections, and that in
/// log-odds; every method and every seed gives other limits.
/// </summary>
/// <param name="given">The dataset.</param>
internal sealed class IntervalCheck(ExerciseData given)
{
    private const double AcceptedShare = 0.25;
    private const double Level = 0.95;
    private const double LevelOfOneStandardError = 0.68;

    /// <summary>Judges the two limits.</summary>
    public Verdict Judge(double[] limits)
    {
        return limits is not [var lower, var upper]
                ? new(Mistake.WrongForm, "The answer should be two numbers, the lower and the upper limit.")
            : lower > upper ? new(Mistake.WrongForm, "The lower limit comes first.")
            : IsNear(lower, upper, Part.Test, Level)
                ? Verdict.Right(
                    "The interval says how far the ROC AUC could lie with other patients. The fewer patients the test part has, the wider it is."
                )
            : IsNear(lower, upper, Part.Test, LevelOfOneStandardError)
                ? new(
                    Mistake.Other,
                    "The interval is about as wide as one of 68 %. For 95 %, take the 2.5th and the 97.5th percentile, or 1.96 standard errors."
                )
            : IsNear(lower, upper, Part.Train, Level)
                ? new(Mistake.Leak, "This is the interval for the training rows, which the model was fitted to.")
            : IsNear(lower, upper, Part.Validation, Level)
                ? new(Mistake.Other, "This is the interval for the validation rows.")
            : new(
                Mistake.Other,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The interval from {lower:F3} to {upper:F3} differs too much from that of other methods. Resample patients with replacement, each with all of their rows, and use the test rows alone."
                )
            );
    }

    private bool IsNear(double lower, double upper, Part part, double level)
    {
        var rows = given.Predictions.Of(part);
        var (scores, patients) = (rows.ToScoredLabels(), rows.Select(row => row.PatientId).ToArray());
        var options = new BootstrapOptions { Level = level };
        Interval[] expected =
        [
            new PatientBootstrap(options).Estimate(scores, patients)[MeasureKind.RocAuc].Interval,
            Percentiles(scores, patients, options),
            DeLong.Auc(scores, patients, level).Interval,
        ];
        return expected.Any(interval => IsNear(lower, upper, interval));
    }

    // The interval that the hint describes.
    private static Interval Percentiles(ScoredLabels rows, int[] patients, BootstrapOptions options)
    {
        var groups = PatientGroups.Of(rows, patients);
        var resampled = PatientResampling.Run(options, groups.Count, new WeightedMeasures(rows, groups, 0.5).Compute);
        double[] sorted = [.. resampled[(int)MeasureKind.RocAuc].Where(double.IsFinite).Order()];
        return sorted.Length == 0
            ? Interval.Undefined("no resample has both classes")
            : BootstrapInterval.Percentile(sorted, options.Level);
    }

    private static bool IsNear(double lower, double upper, Interval expected)
    {
        var accepted = AcceptedShare * expected.Width / 2;
        return Math.Abs(lower - expected.Lower) <= accepted && Math.Abs(upper - expected.Upper) <= accepted;
    }
}
