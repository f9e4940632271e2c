namespace EcgNotebooks.Experiments;

/// <summary>Counts of the rows of a recipe's split without a prediction; the evaluation leaves them out.</summary>
/// <param name="Validation">Number of validation rows without a prediction.</param>
/// <param name="Test">Number of test rows without a prediction.</param>
internal sealed record MissingRows(int Validation, int Test)
{
    /// <summary>The value for complete predictions.</summary>
    public static MissingRows None { get; } = new(0, 0);

    /// <summary>Whether any prediction is missing.</summary>
    public bool Any => Validation > 0 || Test > 0;

    /// <summary>Returns the sentence about missing predictions for a report.</summary>
    public override string ToString() =>
        $"Predictions are missing for {Validation} validation rows and {Test} test rows of the recipe's split, so the measures are computed on the other rows only.";
}
