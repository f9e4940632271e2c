namespace EcgNotebooks.Evaluation;

/// <summary>The result of a threshold search.</summary>
/// <param name="Thresholds">All thresholds that were tried, in ascending order.</param>
/// <param name="Values">TP + TN - FP - FN at each threshold.</param>
/// <param name="Position">Position of the chosen threshold.</param>
public sealed record ThresholdChoice(IReadOnlyList<double> Thresholds, IReadOnlyList<int> Values, int Position)
{
    /// <summary>The chosen threshold.</summary>
    public double Threshold => Thresholds[Position];

    /// <summary>TP + TN - FP - FN at the chosen threshold.</summary>
    public int Value => Values[Position];
}
