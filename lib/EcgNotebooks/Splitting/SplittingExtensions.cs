using EcgNotebooks.Balancing;

namespace EcgNotebooks.Splitting;

/// <summary>Splits what was balanced.</summary>
public static class SplittingExtensions
{
    /// <summary>Step 5 on a balanced table: see <see cref="RandomSplit"/>.</summary>
    public static Split Split(this BalancedTable table, RandomSplitOptions? options = null) =>
        new RandomSplit(options).Split(table);
}
