namespace EcgNotebooks.Balancing;

/// <summary>Options of SMOTE and SMOTE-NC; the defaults are the published values, which are imbalanced-learn's with a fixed seed.</summary>
/// <remarks>Set at most one of <see cref="Ratio"/> and <see cref="Counts"/>; either overrides <see cref="Target"/>.</remarks>
public sealed record SmoteOptions
{
    /// <summary>Number of nearest neighbours, of which one is drawn at random; 5 as in the paper and in imbalanced-learn.</summary>
    public int Neighbours { get; init; } = 5;

    /// <summary>Seed of the random generator of each class; 0 as in the published <c>random_state=0</c>.</summary>
    public uint Seed { get; init; }

    /// <summary>The classes to oversample to the size of the majority class.</summary>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;

    /// <summary>For two classes: rows of the minority class after resampling, divided by the rows of the majority class; above 0 and at most 1.</summary>
    public double? Ratio { get; init; }

    /// <summary>Number of rows of each named class after resampling; classes that aren't named stay as they are.</summary>
    public IReadOnlyDictionary<string, int>? Counts { get; init; }
}

/// <summary>The classes to oversample to the size of the majority class; the names are those of imbalanced-learn's <c>sampling_strategy</c>.</summary>
public enum SamplingTarget
{
    /// <summary>All classes except the majority class, like <see cref="NotMajority"/>.</summary>
    Auto,

    /// <summary>Only the minority class.</summary>
    Minority,

    /// <summary>All classes except the minority class.</summary>
    NotMinority,

    /// <summary>All classes except the majority class.</summary>
    NotMajority,

    /// <summary>All classes.</summary>
    All,
}
