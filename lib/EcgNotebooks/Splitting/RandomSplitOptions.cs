namespace EcgNotebooks.Splitting;

/// <summary>Options of the random split; the defaults are the published values.</summary>
public sealed record RandomSplitOptions
{
    /// <summary>Fraction of all rows in the training set, between 0 and 1; the published <c>train_size=0.7</c>.</summary>
    public double TrainFraction { get; init; } = 0.7;

    /// <summary>Fraction of the remaining rows in the test set, between 0 and 1; the published <c>test_size=0.5</c>. The others are the validation set.</summary>
    public double TestFractionOfRest { get; init; } = 0.5;

    /// <summary>Seed of both random permutations; the published <c>random_state=1002</c>.</summary>
    public uint Seed { get; init; } = 1002;
}
