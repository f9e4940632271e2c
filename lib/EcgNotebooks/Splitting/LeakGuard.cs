using EcgNotebooks.Balancing;

namespace EcgNotebooks.Splitting;

/// <summary>Finds data leakage in a split.</summary>
/// <remarks>
/// Validation rows must be separate from the training rows too: otherwise the best epoch and the threshold would be chosen on rows
/// that the network has already learned.
/// </remarks>
internal static class LeakGuard
{
    /// <summary>Returns the affected rows of each leak that was found.</summary>
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

    // Synthetic rows outside the training set, and rows outside it that the resampler was fitted on.
    private static List<int> BalancedOutside(Split split, BalancedTable table)
    {
        var fittedOn = table.FittedOn.ToHashSet();
        return
        [
            .. split
                .Validation.Concat(split.Test)
                .Where(row => table.Rows[row].Synthetic || fittedOn.Contains(row))
                .Order(),
        ];
    }

    // Validation rows whose key occurs in the training set, and test rows whose key occurs in the training or validation set.
    private static List<int> Shared<T>(Split split, Func<int, T> key)
    {
        var train = split.Train.Select(key).ToHashSet();
        var validation = split.Validation.Select(key).ToHashSet();
        return
        [
            .. split
                .Validation.Where(row => train.Contains(key(row)))
                .Concat(split.Test.Where(row => train.Contains(key(row)) || validation.Contains(key(row))))
                .Order(),
        ];
    }
}
