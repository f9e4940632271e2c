namespace EcgNotebooks.Experiments;

/// <summary>Rows of a recipe's split that a file of predictions leaves out: what is judged is less than the recipe judges.</summary>
/// <param name="Validation">Validation rows without a prediction.</param>
/// <param name="Test">Test rows without a prediction.</param>
internal sealed record MissingRows(int Validation, int Test)
{
    /// <summary>Nothing is missing.</summary>
    public static MissingRows None { get; } = new(0, 0);

    /// <summary>Whether a prediction is missing.</summary>
    public bool Any => Validation > 0 || Test > 0;

    /// <summary>The sentence that a report has to carry.</summary>
    public override string ToString() =>
        $"Predictions are missing for {Validation} validation rows and {Test} test rows of the recipe's split: the figures are of the other rows only.";
}
