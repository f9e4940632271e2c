using EcgNotebooks.Balancing;

namespace EcgNotebooks.Splitting;

/// <summary>Splits by PTB-XL's folds: the last fold in the table is the test set, the one before it the validation set, the rest the training set.</summary>
/// <remarks>
/// For the whole dataset these are fold 10, fold 9 and folds 1 to 8, as recommended by Wagner et al. (Scientific Data 7:154, 2020).
/// </remarks>
/// <param name="Train">The folds of the training set.</param>
/// <param name="Validation">The fold of the validation set.</param>
/// <param name="Test">The fold of the test set.</param>
internal sealed record FoldSplit(IReadOnlyList<int> Train, int Validation, int Test)
{
    private const int Recommended = 10;

    /// <summary>True if the test set isn't fold 10, the recommended one; results then can't be compared with published ones.</summary>
    public bool IsSubstitute => Test != Recommended;

    /// <summary>Assigns the folds of a table to the three parts.</summary>
    /// <exception cref="EcgException">The table has fewer than three folds.</exception>
    public static FoldSplit Of(BalancedTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Of(table.Rows.Select(row => table.Source(row).StratFold));
    }

    /// <summary>Assigns folds to the three parts.</summary>
    /// <param name="foldsOfRows">The fold of each labelled row.</param>
    /// <exception cref="EcgException">There are fewer than three folds.</exception>
    public static FoldSplit Of(IEnumerable<int> foldsOfRows)
    {
        ArgumentNullException.ThrowIfNull(foldsOfRows);
        int[] folds = [.. foldsOfRows.Distinct().Order()];
        return folds.Length >= 3
            ? new FoldSplit(folds[..^2], folds[^2], folds[^1])
            : throw new EcgException(
                $"The labelled rows come from {folds.Length} folds; a split by folds needs at least three.",
                "Use a larger part of PTB-XL, or a recipe with another split rule."
            );
    }

    /// <summary>Splits the rows of a table; each part keeps the table's order.</summary>
    public Split Split(BalancedTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var rows = Enumerable.Range(0, table.Rows.Count).ToLookup(i => PartOf(table.Source(table.Rows[i]).StratFold));
        return new Split([.. rows[Part.Train]], [.. rows[Part.Validation]], [.. rows[Part.Test]]);
    }

    /// <summary>Returns the part that a fold belongs to.</summary>
    public Part PartOf(int fold) =>
        fold == Test ? Part.Test
        : fold == Validation ? Part.Validation
        : Part.Train;
}
