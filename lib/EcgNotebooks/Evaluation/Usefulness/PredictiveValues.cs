namespace EcgNotebooks.Evaluation.Usefulness;

/// <summary>Positive and negative predictive value at a stated prevalence.</summary>
/// <param name="Positive">Positive predictive value (PPV): the share of positive answers that are right.</param>
/// <param name="Negative">Negative predictive value (NPV): the share of negative answers that are right.</param>
internal readonly record struct PredictiveValues(Measure Positive, Measure Negative)
{
    /// <summary>Returns the predictive values by Bayes' theorem (D. G. Altman, J. M. Bland, Diagnostic tests 2: predictive values, BMJ 309, 1994).</summary>
    /// <param name="sensitivity">The share of positives that are found.</param>
    /// <param name="specificity">The share of negatives that are recognised.</param>
    /// <param name="prevalence">The share of positives among the people.</param>
    public static PredictiveValues At(double sensitivity, double specificity, double prevalence)
    {
        var (truePositive, falsePositive) = (sensitivity * prevalence, (1 - specificity) * (1 - prevalence));
        var (trueNegative, falseNegative) = (specificity * (1 - prevalence), (1 - sensitivity) * prevalence);
        return new(
            Measure.Ratio(truePositive, truePositive + falsePositive, "no answer is positive"),
            Measure.Ratio(trueNegative, trueNegative + falseNegative, "no answer is negative")
        );
    }
}
