namespace EcgNotebooks.Balancing;

/// <summary>How classes are oversampled; the defaults are the published recipe's, which are imbalanced-learn's with a seed.</summary>
/// <remarks>At most one of <see cref="Ratio"/> and <see cref="Counts"/> is set; either takes the place of <see cref="Target"/>.</remarks>
public sealed record SmoteOptions
{
    /// <summary>Neighbours of each row, of which one is drawn; 5 as in the paper and in imbalanced-learn.</summary>
    public int Neighbours { get; init; } = 5;

    /// <summary>Seed of every class's draws: the published <c>random_state=0</c>.</summary>
    public uint Seed { get; init; }

    /// <summary>Which classes are brought to the size of the largest.</summary>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;

    /// <summary>For two classes: the smaller one's size after sampling as a fraction of the larger one's.</summary>
    public double? Ratio { get; init; }

    /// <summary>Rows of each named class after sampling; classes not named stay as they are.</summary>
    public IReadOnlyDictionary<string, int>? Counts { get; init; }
}

/// <summary>Which classes are oversampled to the size of the largest.</summary>
public enum SamplingTarget
{
    /// <summary>The same as <see cref="NotMajority"/>.</summary>
    Auto,

    /// <summary>Only the smallest class.</summary>
    Minority,

    /// <summary>All but the smallest class.</summary>
    NotMinority,

    /// <summary>All but the largest class.</summary>
    NotMajority,

    /// <summary>All classes.</summary>
    All,
}
