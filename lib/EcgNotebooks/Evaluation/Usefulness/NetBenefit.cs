namespace EcgNotebooks.Evaluation.Usefulness;

/// <summary>
/// Net benefit at one threshold probability: true positives less false positives, weighted by the odds at which someone would
/// act. A model is useful where it is above both treating all and treating none, whose net benefit is 0.
/// </summary>
/// <remarks>A. J. Vickers, E. B. Elkin, Decision curve analysis: a novel method for evaluating prediction models, Med. Decis. Making 26 (2006) 565.</remarks>
/// <param name="Threshold">The probability from which on someone would act.</param>
/// <param name="OfModel">Net benefit of acting by the model's probability.</param>
/// <param name="OfAll">Net benefit of acting for everyone.</param>
internal readonly record struct NetBenefit(double Threshold, double OfModel, double OfAll)
{
    /// <summary>Returns the net benefit among people of the given prevalence.</summary>
    /// <param name="threshold">The threshold probability, between 0 and 1.</param>
    /// <param name="rows">Labels and probabilities.</param>
    /// <param name="prevalence">The share of positives among the people.</param>
    public static NetBenefit At(double threshold, ScoredLabels rows, double prevalence)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threshold);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(threshold, 1);
        // Who has just the threshold probability acts, too; the matrix counts scores above its threshold.
        var shifted = Shifted(threshold, prevalence, (double)rows.Positives / rows.Count);
        var matrix = ConfusionMatrix.At(Math.BitDecrement(shifted), rows);
        var (sensitivity, specificity) = (matrix.Sensitivity.Value, matrix.Specificity.Value);
        var odds = threshold / (1 - threshold);
        return new(
            threshold,
            sensitivity * prevalence - (1 - specificity) * (1 - prevalence) * odds,
            prevalence - (1 - prevalence) * odds
        );
    }

    // A probability that is right among the rows is too high where the disease is rarer; its odds change by the odds of the
    // prevalences (C. Elkan, The foundations of cost-sensitive learning, IJCAI 2001).
    private static double Shifted(double threshold, double prevalence, double ofRows)
    {
        if (prevalence == ofRows)
        {
            return threshold;
        }

        var odds = threshold / (1 - threshold) * Odds(ofRows) / Odds(prevalence);
        return odds / (1 + odds);

        static double Odds(double p) => p / (1 - p);
    }
}
