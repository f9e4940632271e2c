namespace EcgNotebooks.Evaluation.Calibration;

/// <summary>Divides logits by one number: above 1 it makes probabilities more modest, below 1 bolder.</summary>
/// <param name="Value">The number, above 0.</param>
/// <param name="AtBound">
/// Whether the fit ended at the end of its range: the scores then separate the classes, or rank them the wrong way round.
/// </param>
public sealed record Temperature(double Value, bool AtBound = false)
{
    /// <summary>The probability at this temperature; kept 1e-7 away from 0 and 1 first, where logits are infinite.</summary>
    public double Apply(double probability) => Sigmoid(Logit(probability) / Value);

    /// <summary>The rows with their probabilities at this temperature; their ranking stays.</summary>
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
