using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Evaluation.Subgroups;

/// <summary>The results of a classifier in one group of recordings.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Patients">Number of patients.</param>
/// <param name="Positives">Number of rows labelled IMI.</param>
internal sealed record SubgroupResult(string Group, int Rows, int Patients, int Positives)
{
    /// <summary>The fewest rows, and rows of a class, of which a measure is reported.</summary>
    public const int FewestRows = 20;
    public const int FewestOfClass = 5;

    private const string TooFew = "too few";

    /// <summary>ROC AUC with its interval, which allows for several rows per patient and for few rows.</summary>
    public RocAucEstimate RocAuc { get; private init; } =
        new(Measure.Undefined(TooFew), Measure.Undefined(TooFew), Interval.Undefined(TooFew));

    /// <summary>Sensitivity at the threshold, with Wilson's interval, which allows for several rows per patient.</summary>
    public (Measure Value, Interval Interval) Sensitivity { get; private init; } = Undefined();

    /// <summary>Specificity at the threshold, with Wilson's interval, which allows for several rows per patient.</summary>
    public (Measure Value, Interval Interval) Specificity { get; private init; } = Undefined();

    /// <summary>Calibration in the large: mean probability minus prevalence, with an interval that allows for several rows per patient.</summary>
    public (Measure Value, Interval Interval) Calibration { get; private init; } = Undefined();

    /// <summary>Whether the group has enough rows of both classes for a ROC AUC.</summary>
    public bool HasRocAuc => Rows >= FewestRows && Math.Min(Positives, Rows - Positives) >= FewestOfClass;

    /// <summary>Returns the results of the rows of a group.</summary>
    public static SubgroupResult Of(string group, Predictions rows, double threshold, double level)
    {
        var scored = rows.ToScoredLabels();
        int[] patients = [.. rows.Select(row => row.PatientId)];
        var counted = new SubgroupResult(group, rows.Count, patients.Distinct().Count(), scored.Positives);
        if (rows.Count < FewestRows)
        {
            return counted;
        }

        var matrix = ConfusionMatrix.At(threshold, scored);
        return counted with
        {
            RocAuc = counted.HasRocAuc ? DeLong.Auc(scored, patients, level) : counted.RocAuc,
            Sensitivity = Correct(matrix.Sensitivity, rows, Diagnosis.Imi, threshold, level),
            Specificity = Correct(matrix.Specificity, rows, Diagnosis.Norm, threshold, level),
            Calibration = CalibrationInTheLarge(rows, level),
        };
    }

    private static (Measure, Interval) Correct(
        Measure share,
        Predictions rows,
        Diagnosis label,
        double threshold,
        double level
    )
    {
        var ofLabel = rows.Where(row => row.Label == label).ToArray();
        return ofLabel.Length < FewestOfClass
            ? Undefined()
            : (
                share,
                ClusteredProportion
                    .Of(
                        ofLabel.Select(row => (row.PatientId, row.Probability > threshold == (label == Diagnosis.Imi))),
                        level
                    )
                    .Interval
            );
    }

    // The variance of a mean of clustered rows: the squared sums of each patient's deviations.
    private static (Measure, Interval) CalibrationInTheLarge(Predictions rows, double level)
    {
        var mean = rows.Average(Deviation);
        var variance =
            rows.GroupBy(row => row.PatientId).Sum(patient => Math.Pow(patient.Sum(row => Deviation(row) - mean), 2))
            / Math.Pow(rows.Count, 2);
        return (new(mean), NormalInterval.Around(mean, variance, level, -1, 1));

        static double Deviation(Prediction row) => row.Probability - (row.Label == Diagnosis.Imi ? 1 : 0);
    }

    private static (Measure, Interval) Undefined() => (Measure.Undefined(TooFew), Interval.Undefined(TooFew));
}
