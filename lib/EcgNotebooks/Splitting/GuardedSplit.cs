using EcgNotebooks.Balancing;

namespace EcgNotebooks.Splitting;

/// <summary>A table with its split, which was searched for leaks: training and evaluation take nothing else.</summary>
public sealed class GuardedSplit
{
    private readonly Leaks _known;

    private GuardedSplit(
        BalancedTable table,
        Split split,
        Leaks known,
        IReadOnlyDictionary<Leaks, IReadOnlyList<int>> found
    ) => (Table, Split, _known, Found) = (table, split, known, found);

    /// <summary>The rows.</summary>
    public BalancedTable Table { get; }

    /// <summary>Which row is in which part.</summary>
    public Split Split { get; }

    /// <summary>The leaks that the recipe asks for and that are there, with the rows outside train that each concerns.</summary>
    public IReadOnlyDictionary<Leaks, IReadOnlyList<int>> Found { get; }

    /// <summary>Searches a split for leaks.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="split">Which row is in which part.</param>
    /// <param name="known">The leaks that the recipe asks for knowingly: they are counted, all others refused.</param>
    /// <exception cref="LeakException">The split leaks in a way that isn't known; the exception names the rows.</exception>
    public static GuardedSplit Of(BalancedTable table, Split split, Leaks known)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(split);
        var found = LeakGuard.Find(split, table);
        foreach (var (leak, rows) in found)
        {
            if (!known.HasFlag(leak))
            {
                throw LeakException.Of(leak, rows);
            }
        }

        return new GuardedSplit(table, split, known, found);
    }

    /// <summary>Lets rows through that a resampler, a scaler or weights are to be fitted on.</summary>
    /// <param name="rows">Positions of the rows.</param>
    /// <exception cref="LeakException">Some aren't training rows, and the recipe doesn't ask for that; the exception names them.</exception>
    public IReadOnlyList<int> FitOn(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        int[] outside = [.. rows.Where(row => Split.PartOf(row) != Part.Train).Distinct().Order()];
        return outside.Length == 0 || _known.HasFlag(Leaks.BalancedOutsideTrain)
            ? rows
            : throw LeakException.Of(Leaks.BalancedOutsideTrain, outside);
    }

    /// <summary>One sentence for each leak that is there.</summary>
    public IReadOnlyList<string> Warnings() =>
        [.. Found.Select(leak => $"{leak.Key}: {leak.Value.Count} rows of validation and test")];
}
