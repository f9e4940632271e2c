namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Intervals from drawing the patients again, with replacement and with all their rows.</summary>
/// <remarks>
/// Rows of one patient resemble each other; drawing rows would treat them as new information and make intervals too narrow
/// (the cluster bootstrap: Davison and Hinkley 1997, section 3.8). Percentile intervals. A resample in which a measure
/// isn't defined is left out of that measure's interval and counted.
/// </remarks>
public sealed class PatientBootstrap
{
    private readonly BootstrapOptions _options;

    /// <summary>2,000 resamples, 95 %.</summary>
    public PatientBootstrap()
        : this(new BootstrapOptions()) { }

    /// <summary>Chooses how it draws.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public PatientBootstrap(BootstrapOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfInvalid();
        _options = options;
    }

    /// <summary>Every measure with its interval.</summary>
    /// <param name="rows">Labels and scores.</param>
    /// <param name="patients">The patient's id of each row.</param>
    /// <param name="threshold">A score strictly above it counts as positive.</param>
    /// <exception cref="EcgException">There isn't one patient id a row.</exception>
    public BootstrapResult Estimate(ScoredLabels rows, IReadOnlyList<int> patients, double threshold = 0.5)
    {
        var groups = PatientGroups.Of(rows, patients);
        var measures = new WeightedMeasures(rows, groups, threshold);
        return Result(groups, kind => kind.Of(rows, threshold), measures.Compute);
    }

    /// <summary>First less second of every measure with its interval: both judge the same draws of patients.</summary>
    /// <param name="first">Labels and scores of one classifier.</param>
    /// <param name="second">Labels and scores of another on the same rows in the same order.</param>
    /// <param name="patients">The patient's id of each row.</param>
    /// <param name="firstThreshold">A score of the first strictly above it counts as positive.</param>
    /// <param name="secondThreshold">The same for the second.</param>
    /// <exception cref="EcgException">The two have different labels, or there isn't one patient id a row.</exception>
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
        return Result(
            groups,
            kind => PairedRows.Difference(kind.Of(first, firstThreshold), kind.Of(second, secondThreshold)),
            (weights, results) =>
            {
                Span<double> others = stackalloc double[results.Length];
                ofFirst.Compute(weights, results);
                ofSecond.Compute(weights, others);
                for (var i = 0; i < results.Length; i++)
                {
                    results[i] -= others[i];
                }
            }
        );
    }

    /// <summary>The mean of every measure over several classifiers of the same rows, such as trainings with other seeds.</summary>
    /// <remarks>
    /// Each draw of patients judges all classifiers, and their mean is what the interval is of: it tells how another test set would
    /// move the mean. How much the classifiers differ among each other it doesn't tell.
    /// </remarks>
    /// <param name="runs">Labels and scores of each classifier, on the same rows in the same order.</param>
    /// <param name="patients">The patient's id of each row.</param>
    /// <exception cref="EcgException">There is no classifier, their labels differ, or there isn't one patient id a row.</exception>
    internal BootstrapResult EstimateMean(IReadOnlyList<ThresholdedScores> runs, IReadOnlyList<int> patients)
    {
        var mean = MeanMeasures.Of(runs, patients);
        return Result(mean.Groups, mean.Value, mean.Compute);
    }

    /// <summary>The mean over the first classifiers less that over the second, with its interval: all judge the same draws of patients.</summary>
    /// <param name="first">Labels and scores of each of the first.</param>
    /// <param name="second">Labels and scores of each of the second, on the same rows in the same order.</param>
    /// <param name="patients">The patient's id of each row.</param>
    /// <exception cref="EcgException">There is no classifier, their labels differ, or there isn't one patient id a row.</exception>
    internal BootstrapResult CompareMeans(
        IReadOnlyList<ThresholdedScores> first,
        IReadOnlyList<ThresholdedScores> second,
        IReadOnlyList<int> patients
    )
    {
        var (ofFirst, ofSecond) = (MeanMeasures.Of(first, patients), MeanMeasures.Of(second, patients));
        PairedRows.ThrowUnlessSame(first[0].Rows, second[0].Rows);
        return Result(
            ofFirst.Groups,
            kind => PairedRows.Difference(ofFirst.Value(kind), ofSecond.Value(kind)),
            (weights, results) =>
            {
                Span<double> others = stackalloc double[results.Length];
                ofFirst.Compute(weights, results);
                ofSecond.Compute(weights, others);
                for (var i = 0; i < results.Length; i++)
                {
                    results[i] -= others[i];
                }
            }
        );
    }

    private BootstrapResult Result(PatientGroups groups, Func<MeasureKind, Measure> value, ComputeMeasures compute)
    {
        var resampled = PatientDraws.Run(_options, groups.Count, compute);
        var estimates = MeasureKinds.All.ToDictionary(
            kind => kind,
            kind => PercentileInterval.Estimate(value(kind), resampled[(int)kind], groups.Count, _options)
        );
        return new(groups.Count, _options, estimates);
    }
}
