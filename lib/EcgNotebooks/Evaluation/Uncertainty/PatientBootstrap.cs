namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Computes confidence intervals with the patient-level (clustered) bootstrap.</summary>
/// <remarks>
/// Patients are resampled with replacement, each with all of their rows (A. C. Davison, D. V. Hinkley, "Bootstrap methods
/// and their application", 1997, section 3.8). Rows of one patient are correlated, so resampling rows would make the
/// intervals too narrow. A measure of one classifier has a bias-corrected and accelerated (BCa) interval, a difference an
/// expanded percentile interval, which <see cref="BootstrapIntervalMethod"/> explains. A resample in which a measure is undefined is
/// left out of that measure's interval and counted.
/// </remarks>
/// <example>
/// <code>
/// bool[] labels = [false, false, true, true, true, false];
/// double[] scores = [0.1, 0.4, 0.35, 0.8, 0.9, 0.2];
/// int[] patients = [1, 1, 2, 3, 3, 4]; // recordings of one patient are resampled together
/// var result = new PatientBootstrap().Estimate(new ScoredLabels(labels, scores), patients);
/// Console.WriteLine($"ROC AUC {result[MeasureKind.RocAuc]}");
/// </code>
/// </example>
public sealed class PatientBootstrap
{
    private readonly BootstrapOptions _options;

    /// <summary>Creates a bootstrap with 2,000 resamples and a confidence level of 95 %.</summary>
    public PatientBootstrap()
        : this(new BootstrapOptions()) { }

    /// <summary>Creates a bootstrap with the given options.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public PatientBootstrap(BootstrapOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfInvalid();
        _options = options;
    }

    /// <summary>Computes every measure with its interval.</summary>
    /// <param name="rows">Labels and scores.</param>
    /// <param name="patients">Patient id of each row.</param>
    /// <param name="threshold">A score strictly above it counts as positive.</param>
    /// <exception cref="EcgException">The number of patient ids differs from the number of rows.</exception>
    public BootstrapResult Estimate(ScoredLabels rows, IReadOnlyList<int> patients, double threshold = 0.5)
    {
        var groups = PatientGroups.Of(rows, patients);
        var measures = new WeightedMeasures(rows, groups, threshold);
        return OfOne(groups, kind => kind.Of(rows, threshold), measures.Compute);
    }

    /// <summary>
    /// Computes the difference of every measure, first minus second, with its interval from common resamples.
    /// </summary>
    /// <param name="first">Labels and scores of one classifier.</param>
    /// <param name="second">Labels and scores of another on the same rows in the same order.</param>
    /// <param name="patients">Patient id of each row.</param>
    /// <param name="firstThreshold">A score of the first strictly above it counts as positive.</param>
    /// <param name="secondThreshold">A score of the second strictly above it counts as positive.</param>
    /// <exception cref="EcgException">
    /// The labels differ, or the number of patient ids differs from the number of rows.
    /// </exception>
    public BootstrapResult Compare(
        ScoredLabels first,
        ScoredLabels second,
        IReadOnlyList<int> patients,
        double firstThreshold = 0.5,
        double secondThreshold = 0.5
    )
    {
        PairedRows.ThrowUnlessSame(first, second);
        var groups = PatientGroups.Of(first, patients);
        var ofFirst = new WeightedMeasures(first, groups, firstThreshold);
        var ofSecond = new WeightedMeasures(second, groups, secondThreshold);
        return OfDifference(
            groups,
            kind => PairedRows.Difference(kind.Of(first, firstThreshold), kind.Of(second, secondThreshold)),
            ofFirst.Compute,
            ofSecond.Compute
        );
    }

    /// <summary>
    /// Computes the mean of every measure over several classifiers, such as one network trained with several seeds.
    /// </summary>
    /// <remarks>
    /// All classifiers are evaluated on the same resamples. The interval shows how much the mean would change with another test
    /// set; it doesn't show how much the classifiers differ from each other.
    /// </remarks>
    /// <param name="runs">Labels and scores of each classifier, on the same rows in the same order.</param>
    /// <param name="patients">Patient id of each row.</param>
    /// <exception cref="EcgException">There is no classifier, labels differ, or a row lacks a patient id.</exception>
    internal BootstrapResult EstimateMean(IReadOnlyList<ThresholdedScores> runs, IReadOnlyList<int> patients)
    {
        var mean = MeanMeasures.Of(runs, patients);
        return OfOne(mean.Groups, mean.Value, mean.Compute);
    }

    /// <summary>
    /// Computes the mean over the first classifiers minus that over the second, with its interval from common
    /// resamples.
    /// </summary>
    /// <param name="first">Labels and scores of each of the first classifiers.</param>
    /// <param name="second">Labels and scores of each of the second classifiers, on the same rows in the same order.</param>
    /// <param name="patients">Patient id of each row.</param>
    /// <exception cref="EcgException">There is no classifier, labels differ, or a row lacks a patient id.</exception>
    internal BootstrapResult CompareMeans(
        IReadOnlyList<ThresholdedScores> first,
        IReadOnlyList<ThresholdedScores> second,
        IReadOnlyList<int> patients
    )
    {
        var (ofFirst, ofSecond) = (MeanMeasures.Of(first, patients), MeanMeasures.Of(second, patients));
        PairedRows.ThrowUnlessSame(first[0].Rows, second[0].Rows);
        return OfDifference(
            ofFirst.Groups,
            kind => PairedRows.Difference(ofFirst.Value(kind), ofSecond.Value(kind)),
            ofFirst.Compute,
            ofSecond.Compute
        );
    }

    private BootstrapResult OfOne(PatientGroups groups, Func<MeasureKind, Measure> value, ComputeMeasures compute)
    {
        var jackknife = PatientJackknife.Of(groups.Count, compute);
        return Result(groups, value, compute, jackknife.Correction) with
        {
            Method = BootstrapIntervalMethod.BiasCorrectedAccelerated,
        };
    }

    // The distribution of a difference is nearly symmetric, so that estimated corrections would add more noise than they remove.
    private BootstrapResult OfDifference(
        PatientGroups groups,
        Func<MeasureKind, Measure> value,
        ComputeMeasures first,
        ComputeMeasures second
    ) =>
        Result(
            groups,
            value,
            (weights, results) =>
            {
                Span<double> others = stackalloc double[results.Length];
                first(weights, results);
                second(weights, others);
                for (var i = 0; i < results.Length; i++)
                {
                    results[i] -= others[i];
                }
            },
            (_, _) => BiasCorrection.None
        );

    private BootstrapResult Result(
        PatientGroups groups,
        Func<MeasureKind, Measure> value,
        ComputeMeasures compute,
        Func<MeasureKind, double[], BiasCorrection> correction
    )
    {
        var resampled = PatientResampling.Run(_options, groups.Count, compute);
        var estimates = MeasureKinds.All.ToDictionary(
            kind => kind,
            kind =>
                BootstrapInterval.Estimate(
                    value(kind),
                    resampled[(int)kind],
                    defined => correction(kind, defined),
                    groups.Count,
                    _options
                )
        );
        return new(groups.Count, _options, estimates);
    }
}
