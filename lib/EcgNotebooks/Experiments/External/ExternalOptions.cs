namespace EcgNotebooks.Experiments.External;

/// <summary>Options for reading external predictions: the split, and the classes and folds that arrays don't name.</summary>
internal sealed record ExternalOptions
{
    /// <summary>
    /// Column of the probability of IMI, counted from 0. Null if an array has one column, or a column for each statement of the
    /// table in alphabetical order, as in the experiment exp0 of the public PTB-XL benchmark.
    /// </summary>
    public int? Class { get; init; }

    /// <summary>
    /// Fold of each array's rows, in the order of the files. If empty, the names decide as in the benchmark: y_test... holds the
    /// test fold and y_val... the validation fold.
    /// </summary>
    public IReadOnlyList<int> Folds { get; init; } = [];

    /// <summary>The run by whose split the predictions are judged; null for the recipe's split of the table.</summary>
    public ProcessedRun? Run { get; init; }
}
