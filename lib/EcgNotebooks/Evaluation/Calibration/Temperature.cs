namespace EcgNotebooks.Evaluation.Calibration;

/// <summary>
/// A temperature that logits are divided by: above 1 it moves probabilities towards 0.5, below 1 away from 0.5.
/// </summary>
/// <param name="Value">The temperature, above 0.</param>
/// <param name="AtBound">
/// Whether the fit stopped at an end of its range, which happens when the scores separate the classes or rank them in
/// reverse.
/// </param>
internal sealed record Temperature(double Value, bool AtBound = false)
{
    /// <summary>
    /// Returns a probability at this temperature; it is first clipped to 1e-7 from 0 and 1, where logits are infinite.
    /// </summary>
    public double Apply(double probability) => Sigmoid(Logit(probability) / Value);

    /// <summary>Returns the rows with their probabilities at this temperature; the ranking doesn't change.</summary>
    public ScoredLabels Apply(ScoredLabels rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new(rows.Labels, rows.Scores.Select(Apply));
    }

    internal static double Logit(double probability)
    {
        var p = ProbabilityScores.Clip(probability);
        return Math.Log(p / (1 - p));
    }

    internal static double Sigmoid(double logit) => 1 / (1 + Math.Exp(-logit));
}
