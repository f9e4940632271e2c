using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Evaluation.Baselines;

/// <summary>Tests whether a score adds to a logistic model, by the likelihood ratio of the model with and without it.</summary>
/// <remarks>
/// Twice the difference of the maximum log-likelihoods follows a chi-squared distribution with one degree of freedom if the
/// score adds nothing (Wilks, The large-sample distribution of the likelihood ratio, Ann. Math. Statist. 9, 1938).
/// </remarks>
internal static class LikelihoodRatioTest
{
    // The log-likelihood of probabilities that are right for every row is 0.
    private const double Separation = 1e-6;

    /// <summary>Tests one score.</summary>
    /// <param name="columns">The values of the model without the score, of shape (row, column).</param>
    /// <param name="scores">The score of each row.</param>
    /// <param name="positive">Whether each row is positive.</param>
    public static TestResult Of(
        IReadOnlyList<IReadOnlyList<double>> columns,
        IReadOnlyList<double> scores,
        IReadOnlyList<bool> positive
    )
    {
        if (positive.Distinct().Count() < 2)
        {
            return TestResult.Undefined("all rows have the same label");
        }

        IReadOnlyList<double>[] with = [.. columns.Zip(scores, (row, score) => (IReadOnlyList<double>)[.. row, score])];
        var most = LogLikelihood(with, positive);
        if (most > -Separation)
        {
            return TestResult.Undefined("the scores separate the classes completely");
        }

        var statistic = Math.Max(2 * (most - LogLikelihood(columns, positive)), 0);
        // A chi-squared variable with one degree of freedom is the square of a normal one.
        return new(new(statistic), new(NormalInterval.TwoSided(Math.Sqrt(statistic))));
    }

    private static double LogLikelihood(IReadOnlyList<IReadOnlyList<double>> columns, IReadOnlyList<bool> positive) =>
        LogisticRegression.Fit(columns, positive, penalty: 0).LogLikelihood(columns, positive);
}
