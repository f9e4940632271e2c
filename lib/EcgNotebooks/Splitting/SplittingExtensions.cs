using EcgNotebooks.Balancing;

namespace EcgNotebooks.Splitting;

/// <summary>Adds the splitting step to a balanced table.</summary>
public static class SplittingExtensions
{
    /// <summary>Splits the rows of a balanced table by a <see cref="RandomSplit"/> with these options.</summary>
    public static Split Split(this BalancedTable table, RandomSplitOptions? options = null) =>
        new RandomSplit(options).Split(table);
}
