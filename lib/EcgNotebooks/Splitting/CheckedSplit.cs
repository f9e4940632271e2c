using EcgNotebooks.Balancing;

namespace EcgNotebooks.Splitting;

/// <summary>A table and its split, checked for data leakage; training and evaluation accept only a checked split.</summary>
public sealed class CheckedSplit
{
    private readonly Leaks _known;

    private CheckedSplit(
        BalancedTable table,
        Split split,
        Leaks known,
        IReadOnlyDictionary<Leaks, IReadOnlyList<int>> found
    ) => (Table, Split, _known, Found) = (table, split, known, found);

    /// <summary>The table that is split.</summary>
    public BalancedTable Table { get; }

    /// <summary>The rows of each part.</summary>
    public Split Split { get; }

    /// <summary>The known leaks that were found, with the validation and test rows that each affects.</summary>
    public IReadOnlyDictionary<Leaks, IReadOnlyList<int>> Found { get; }

    /// <summary>Checks a split for data leakage.</summary>
    /// <param name="table">The table that is split.</param>
    /// <param name="split">The rows of each part.</param>
    /// <param name="known">Leaks that the recipe accepts: they are recorded in <see cref="Found"/> instead of throwing an exception.</param>
    /// <exception cref="LeakException">The split has a leak that isn't among the known ones; the exception lists the rows.</exception>
    public static CheckedSplit Of(BalancedTable table, Split split, Leaks known)
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

        return new CheckedSplit(table, split, known, found);
    }

    /// <summary>Returns the given rows after checking that a resampler, a scaler or a network may be fitted on them.</summary>
    /// <param name="rows">Positions of the rows.</param>
    /// <exception cref="LeakException">Some aren't training rows, and the recipe doesn't accept this leak; the exception lists them.</exception>
    public IReadOnlyList<int> FitOn(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        int[] outside = [.. rows.Where(row => Split.PartOf(row) != Part.Train).Distinct().Order()];
        return outside.Length == 0 || _known.HasFlag(Leaks.BalancedOutsideTrain)
            ? rows
            : throw LeakException.Of(Leaks.BalancedOutsideTrain, outside);
    }

    /// <summary>Returns one warning for each known leak that was found.</summary>
    public IReadOnlyList<string> Warnings() =>
        [.. Found.Select(leak => $"{leak.Key}: {Affected(leak.Value.Count)} {Relation(leak.Key)}")];

    private static string Affected(int rows) =>
        rows == 1 ? "1 validation or test row" : $"{rows} validation and test rows";

    private static string Relation(Leaks leak) =>
        leak switch
        {
            Leaks.BalancedOutsideTrain => "added by balancing or used for it",
            Leaks.SharedRecording => "with a recording that is also in an earlier part",
            _ => "of a patient who is also in an earlier part",
        };
}
