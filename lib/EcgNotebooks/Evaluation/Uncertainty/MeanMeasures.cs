namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Every measure's mean over classifiers that judge the same rows.</summary>
internal sealed class MeanMeasures
{
    private readonly IReadOnlyList<ThresholdedScores> _runs;
    private readonly WeightedMeasures[] _measures;

    private MeanMeasures(IReadOnlyList<ThresholdedScores> runs, PatientGroups groups)
    {
        (_runs, Groups) = (runs, groups);
        _measures = [.. runs.Select(run => new WeightedMeasures(run.Rows, groups, run.Threshold))];
    }

    /// <summary>The patients of the rows.</summary>
    public PatientGroups Groups { get; }

    /// <exception cref="EcgException">There is no classifier, their labels differ, or there isn't one patient id a row.</exception>
    public static MeanMeasures Of(IReadOnlyList<ThresholdedScores> runs, IReadOnlyList<int> patients)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Count == 0)
        {
            throw new EcgException("There is no classifier to take the mean of.", "Give at least one.");
        }

        foreach (var run in runs)
        {
            PairedRows.ThrowUnlessSame(runs[0].Rows, run.Rows);
        }

        return new(runs, PatientGroups.Of(runs[0].Rows, patients));
    }

    /// <summary>The mean of all rows; undefined where it is of one classifier.</summary>
    public Measure Value(MeasureKind kind)
    {
        Measure[] values = [.. _runs.Select(run => kind.Of(run.Rows, run.Threshold))];
        return values.FirstOrDefault(value => !value.IsDefined) is { Reason: not null } undefined
            ? undefined
            : new(values.Average(value => value.Value));
    }

    /// <summary>The means of rows that count several times, in the order of <see cref="MeasureKind"/>; NaN where one isn't defined.</summary>
    public void Compute(ReadOnlySpan<int> weights, Span<double> results)
    {
        Span<double> one = stackalloc double[results.Length];
        results.Clear();
        foreach (var measures in _measures)
        {
            measures.Compute(weights, one);
            for (var i = 0; i < results.Length; i++)
            {
                results[i] += one[i] / _measures.Length;
            }
        }
    }
}
