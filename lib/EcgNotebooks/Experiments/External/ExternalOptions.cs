namespace EcgNotebooks.Experiments.External;

/// <summary>What arrays of predictions leave open.</summary>
internal sealed record ExternalOptions
{
    /// <summary>
    /// Column of the probability of IMI, from 0; null where an array has one column, or a column for each statement of the
    /// table in alphabetical order, as the benchmark's experiment exp0 has it.
    /// </summary>
    public int? Class { get; init; }

    /// <summary>
    /// Fold of each array's rows, in the order of the files. Where empty, y_test... are of the test fold and y_val... of the
    /// validation fold, as the benchmark names them.
    /// </summary>
    public IReadOnlyList<int> Folds { get; init; } = [];
}
