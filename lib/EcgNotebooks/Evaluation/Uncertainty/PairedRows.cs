namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Two classifiers on the same rows.</summary>
internal static class PairedRows
{
    /// <exception cref="EcgException">The labels differ, so the rows can't be the same.</exception>
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

    /// <summary>First less second, undefined where one of them is.</summary>
    public static Measure Difference(Measure first, Measure second) =>
        !first.IsDefined ? first
        : !second.IsDefined ? second
        : new(first.Value - second.Value);
}
