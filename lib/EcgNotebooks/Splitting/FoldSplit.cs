using EcgNotebooks.Balancing;

namespace EcgNotebooks.Splitting;

/// <summary>PTB-XL's folds: the last that the table has tests, the one before validates, all others train.</summary>
/// <remarks>
/// On the whole dataset these are fold 10, fold 9 and folds 1 to 8, as Wagner and others (Scientific Data 7:154, 2020) recommend.
/// </remarks>
/// <param name="Train">The folds that train.</param>
/// <param name="Validation">The fold that validates.</param>
/// <param name="Test">The fold that tests.</param>
public sealed record FoldSplit(IReadOnlyList<int> Train, int Validation, int Test)
{
    private const int Recommended = 10;

    /// <summary>Whether fold 10, which others test on, is missing: figures can't be set beside theirs.</summary>
    public bool IsSubstitute => Test != Recommended;

    /// <summary>Which folds of a table go where.</summary>
    /// <exception cref="EcgException">The table has fewer than three folds.</exception>
    public static FoldSplit Of(BalancedTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Of(table.Rows.Select(row => table.Source(row).StratFold));
    }

    /// <summary>Which folds go where, from the folds of the labelled rows.</summary>
    /// <exception cref="EcgException">There are fewer than three folds.</exception>
    public static FoldSplit Of(IEnumerable<int> foldsOfRows)
    {
        ArgumentNullException.ThrowIfNull(foldsOfRows);
        int[] folds = [.. foldsOfRows.Distinct().Order()];
        return folds.Length >= 3
            ? new FoldSplit(folds[..^2], folds[^2], folds[^1])
            : throw new EcgException(
                $"The labelled rows are of {folds.Length} folds; a split by folds needs at least three.",
                "Use a larger part of PTB-XL, or a recipe that splits otherwise."
            );
    }

    /// <summary>Splits the rows of a table; each part keeps the table's order.</summary>
    public Split Split(BalancedTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var rows = Enumerable.Range(0, table.Rows.Count).ToLookup(i => PartOf(table.Source(table.Rows[i]).StratFold));
        return new Split([.. rows[Part.Train]], [.. rows[Part.Validation]], [.. rows[Part.Test]]);
    }

    /// <summary>The part of a fold's rows.</summary>
    public Part PartOf(int fold) =>
        fold == Test ? Part.Test
        : fold == Validation ? Part.Validation
        : Part.Train;
}
