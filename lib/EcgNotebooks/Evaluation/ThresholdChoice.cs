namespace EcgNotebooks.Evaluation;

/// <summary>What a threshold search tried and what it chose.</summary>
/// <param name="Thresholds">All thresholds in rising order.</param>
/// <param name="Values">TP + TN - FP - FN at each.</param>
/// <param name="Position">Position of the chosen one.</param>
public sealed record ThresholdChoice(IReadOnlyList<double> Thresholds, IReadOnlyList<int> Values, int Position)
{
    /// <summary>The chosen threshold.</summary>
    public double Threshold => Thresholds[Position];

    /// <summary>TP + TN - FP - FN at the chosen threshold.</summary>
    public int Value => Values[Position];
}
