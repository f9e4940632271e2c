namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>
/// Covariance of ROC AUCs for clustered rows: rows of one patient may be correlated, patients are independent.
/// </summary>
/// <remarks>
/// N. A. Obuchowski, "Nonparametric analysis of clustered ROC curve data", Biometrics 53 (1997) 567. With one row per
/// patient, it equals DeLong's covariance.
/// </remarks>
internal sealed class ClusteredRows : IRocAucCovariance
{
    private readonly int[] _patientOfPositive;
    private readonly int[] _patientOfNegative;
    private readonly int _patients;
    private readonly int _withPositives;
    private readonly int _withNegatives;
    private readonly string? _missingClass;

    public ClusteredRows(ScoredLabels rows, PatientGroups patients)
    {
        _patientOfPositive = [.. patients.OfRow.Where((_, i) => rows.Labels[i])];
        _patientOfNegative = [.. patients.OfRow.Where((_, i) => !rows.Labels[i])];
        _patients = patients.Count;
        _withPositives = _patientOfPositive.Distinct().Count();
        _withNegatives = _patientOfNegative.Distinct().Count();
        _missingClass = rows.MissingClass;
    }

    public string? UndefinedReason =>
        _missingClass
        ?? (
            _withPositives < 2 ? "only one patient has positive rows"
            : _withNegatives < 2 ? "only one patient has negative rows"
            : null
        );

    public double Of(RocAucPlacements first, RocAucPlacements second)
    {
        var (ofPositives, ofNegatives, ofBoth) = Parts(first, second);
        return ofPositives + ofNegatives + ofBoth;
    }

    public Interval Around(RocAucPlacements placements, double variance, double level)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        return LogOddsInterval.Around(placements.Auc, variance, DegreesOfFreedom(placements), level);
    }

    /// <summary>Returns the degrees of freedom of the variance of a ROC AUC, which are few if patients of one class are.</summary>
    /// <remarks>
    /// Satterthwaite's approximation, as in E. Brunner, U. Munzel, The nonparametric Behrens-Fisher problem, Biom. J. 42 (2000) 17,
    /// with patients in place of rows.
    /// </remarks>
    private double DegreesOfFreedom(RocAucPlacements placements)
    {
        var (ofPositives, ofNegatives, ofBoth) = Parts(placements, placements);
        return Math.Pow(ofPositives + ofNegatives + ofBoth, 2)
            / (ofPositives * ofPositives / (_withPositives - 1) + ofNegatives * ofNegatives / (_withNegatives - 1));
    }

    private (double OfPositives, double OfNegatives, double OfBoth) Parts(
        RocAucPlacements first,
        RocAucPlacements second
    )
    {
        var (x, y) = (
            Sums(first.OfPositives, first.Auc, _patientOfPositive),
            Sums(second.OfPositives, second.Auc, _patientOfPositive)
        );
        var (u, v) = (
            Sums(first.OfNegatives, first.Auc, _patientOfNegative),
            Sums(second.OfNegatives, second.Auc, _patientOfNegative)
        );
        var (m, n) = ((double)_patientOfPositive.Length, (double)_patientOfNegative.Length);
        return (
            Dot(x, y) * _withPositives / (_withPositives - 1) / (m * m),
            Dot(u, v) * _withNegatives / (_withNegatives - 1) / (n * n),
            (Dot(x, v) + Dot(u, y)) * _patients / (_patients - 1) / (m * n)
        );
    }

    /// <summary>Sums each patient's placements minus the ROC AUC.</summary>
    private double[] Sums(double[] placements, double rocAuc, int[] patientOf)
    {
        var sums = new double[_patients];
        for (var i = 0; i < placements.Length; i++)
        {
            sums[patientOf[i]] += placements[i] - rocAuc;
        }

        return sums;
    }

    private static double Dot(double[] first, double[] second) => first.Zip(second, (a, b) => a * b).Sum();
}
