namespace EcgNotebooks.Splitting;

/// <summary>How rows are split at random; the defaults are the published recipe's.</summary>
public sealed record RandomSplitOptions
{
    /// <summary>Fraction of all rows that train: the published <c>train_size=0.7</c>.</summary>
    public double TrainFraction { get; init; } = 0.7;

    /// <summary>Fraction of the other rows that test; the rest validates: the published <c>test_size=0.5</c>.</summary>
    public double TestFractionOfRest { get; init; } = 0.5;

    /// <summary>Seed of both draws: the published <c>random_state=1002</c>.</summary>
    public uint Seed { get; init; } = 1002;
}
