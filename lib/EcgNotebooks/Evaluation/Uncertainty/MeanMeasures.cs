namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Computes the mean of every measure over several classifiers on the same rows.</summary>
internal sealed class MeanMeasures
{
    private readonly IReadOnlyList<ThresholdedScores> _runs;
    private readonly WeightedMeasures[] _measures;

    private MeanMeasures(IReadOnlyList<ThresholdedScores> runs, PatientGroups groups)
    {
        (_runs, Groups) = (runs, groups);
        _measures = [.. runs.Select(run => new WeightedMeasures(run.Rows, groups, run.Threshold))];
    }

    /// <summary>Patients that the rows belong to.</summary>
    public PatientGroups Groups { get; }

    /// <summary>Prepares the measures of each classifier.</summary>
    /// <exception cref="EcgException">There is no classifier, labels differ, or a row lacks a patient id.</exception>
    public static MeanMeasures Of(IReadOnlyList<ThresholdedScores> runs, IReadOnlyList<int> patients)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Count == 0)
        {
            throw new EcgException("There is no classifier to compute the mean of.", "Give at least one classifier.");
        }

        foreach (var run in runs)
        {
            PairedRows.ThrowUnlessSame(runs[0].Rows, run.Rows);
        }

        return new(runs, PatientGroups.Of(runs[0].Rows, patients));
    }

    /// <summary>Returns the mean on the original rows; undefined where the measure of one classifier is undefined.</summary>
    public Measure Value(MeasureKind kind)
    {
        Measure[] values = [.. _runs.Select(run => kind.Of(run.Rows, run.Threshold))];
        return values.FirstOrDefault(value => !value.IsDefined) is { Reason: not null } undefined
            ? undefined
            : new(values.Average(value => value.Value));
    }

    /// <summary>
    /// Computes the means on weighted rows, in the order of <see cref="MeasureKind"/>; NaN where undefined.
    /// </summary>
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
