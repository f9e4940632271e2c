using EcgNotebooks.Balancing;

namespace EcgNotebooks.Splitting;

/// <summary>Finds what a split leaks.</summary>
/// <remarks>
/// Validation counts as outside train too: what is chosen on it would be chosen on what the network has learned.
/// </remarks>
internal static class LeakGuard
{
    /// <summary>The rows of each leak that is there; a leak that isn't is left out.</summary>
    public static IReadOnlyDictionary<Leaks, IReadOnlyList<int>> Find(Split split, BalancedTable table)
    {
        var found = new Dictionary<Leaks, IReadOnlyList<int>>();
        Add(found, Leaks.BalancedOutsideTrain, BalancedOutside(split, table));
        Add(found, Leaks.SharedRecording, Shared(split, row => table.Rows[row].FilenameHr));
        Add(found, Leaks.SharedPatient, Shared(split, row => table.Source(table.Rows[row]).PatientId));
        return found;
    }

    private static void Add(Dictionary<Leaks, IReadOnlyList<int>> found, Leaks leak, List<int> rows)
    {
        if (rows.Count > 0)
        {
            found.Add(leak, rows);
        }
    }

    // Synthetic rows outside train, and rows outside train that synthetic ones were made from.
    private static List<int> BalancedOutside(Split split, BalancedTable table)
    {
        var fitted = table.FittedOn.ToHashSet();
        return
        [
            .. split
                .Validation.Concat(split.Test)
                .Where(row => table.Rows[row].Synthetic || fitted.Contains(row))
                .Order(),
        ];
    }

    // Rows whose key is in an earlier part too.
    private static List<int> Shared<T>(Split split, Func<int, T> key)
    {
        var train = split.Train.Select(key).ToHashSet();
        var chosen = split.Validation.Select(key).ToHashSet();
        return
        [
            .. split
                .Validation.Where(row => train.Contains(key(row)))
                .Concat(split.Test.Where(row => train.Contains(key(row)) || chosen.Contains(key(row))))
                .Order(),
        ];
    }
}
