namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Checks and compares two classifiers on the same rows.</summary>
internal static class PairedRows
{
    /// <summary>Throws if the labels differ, because the rows then can't be the same.</summary>
    /// <exception cref="EcgException">The labels differ.</exception>
    public static void ThrowUnlessSame(ScoredLabels first, ScoredLabels second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (!first.Labels.SequenceEqual(second.Labels))
        {
            throw new EcgException(
                "The two lists of scores have different labels.",
                "Compare scores of the same rows in the same order."
            );
        }
    }

    /// <summary>Returns first minus second; undefined where one of them is undefined.</summary>
    public static Measure Difference(Measure first, Measure second) =>
        !first.IsDefined ? first
        : !second.IsDefined ? second
        : new(first.Value - second.Value);
}
