using System.Runtime.InteropServices;

namespace EcgNotebooks.Balancing;

/// <summary>Computes how many synthetic rows each class gets, as imbalanced-learn's <c>check_sampling_strategy</c> does.</summary>
internal static class SamplingPlan
{
    /// <summary>Returns the number of synthetic rows of each class, ordered by class name; classes that get none are left out.</summary>
    /// <exception cref="EcgException">There are fewer than two classes, or the options don't fit the classes.</exception>
    public static IReadOnlyList<(string Label, int New)> Of(IReadOnlyList<string> labels, SmoteOptions options)
    {
        var sizes = Sizes(labels);
        if (sizes.Count < 2)
        {
            throw new EcgException(
                $"Balancing needs at least two classes, but these {labels.Count} rows have {sizes.Count}.",
                "Include rows of every class."
            );
        }

        IEnumerable<(string Label, int New)> plan = options switch
        {
            { Counts: { } counts } => ByCounts(sizes, counts),
            { Ratio: { } ratio } => ByRatio(sizes, ratio),
            _ => ByTarget(sizes, options.Target),
        };
        return Bounded([.. plan.Where(entry => entry.New > 0)], labels.Count);
    }

    private static List<(string Label, int New)> Bounded(List<(string Label, int New)> plan, int given)
    {
        var total = given + plan.Sum(entry => (long)entry.New);
        return total <= Array.MaxLength
            ? plan
            : throw new EcgException($"The balanced table would have {total} rows, too many to hold.", "Lower Counts.");
    }

    // Sorted by name like NumPy's unique: of equally large classes, the first by name then counts as the largest or smallest.
    private static SortedDictionary<string, int> Sizes(IReadOnlyList<string> labels)
    {
        var sizes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < labels.Count; i++)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(sizes, labels[i], out _)++;
        }

        return new SortedDictionary<string, int>(sizes, StringComparer.Ordinal);
    }

    private static IEnumerable<(string, int)> ByTarget(SortedDictionary<string, int> sizes, SamplingTarget target)
    {
        var (largest, smallest) = (sizes.MaxBy(c => c.Value), sizes.MinBy(c => c.Value));
        Func<string, bool> takes = target switch
        {
            SamplingTarget.Auto or SamplingTarget.NotMajority => label => label != largest.Key,
            SamplingTarget.Minority => label => label == smallest.Key,
            SamplingTarget.NotMinority => label => label != smallest.Key,
            SamplingTarget.All => _ => true,
            _ => throw new ArgumentOutOfRangeException(nameof(target), target, "Not a sampling target."),
        };
        return sizes.Where(c => takes(c.Key)).Select(c => (c.Key, largest.Value - c.Value));
    }

    private static List<(string, int)> ByRatio(SortedDictionary<string, int> sizes, double ratio)
    {
        if (sizes.Count > 2)
        {
            throw new EcgException(
                $"A sampling ratio is defined for two classes only; there are {sizes.Count}.",
                "Set Counts instead of Ratio."
            );
        }

        if (!(ratio > 0 && ratio <= 1))
        {
            throw new EcgException(
                $"The sampling ratio is {FormattableString.Invariant($"{ratio}")}; it must be above 0 and at most 1.",
                "Set Counts instead if the minority class is to outgrow the majority class."
            );
        }

        var largest = sizes.MaxBy(c => c.Value);
        var other = sizes.First(c => c.Key != largest.Key);
        var added = (int)Math.Truncate(largest.Value * ratio - other.Value);
        return added > 0
            ? [(other.Key, added)]
            : throw new EcgException(
                $"A sampling ratio of {FormattableString.Invariant($"{ratio}")} would add no rows to class {other.Key}, or remove some.",
                "Increase the ratio."
            );
    }

    private static List<(string, int)> ByCounts(
        SortedDictionary<string, int> sizes,
        IReadOnlyDictionary<string, int> counts
    )
    {
        var plan = new List<(string, int)>();
        foreach (var (label, count) in counts.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            if (!sizes.TryGetValue(label, out var size))
            {
                throw new EcgException(
                    $"No row belongs to class {label}.",
                    $"Use one of {string.Join(", ", sizes.Keys)}."
                );
            }

            if (count < size)
            {
                throw new EcgException(
                    $"Class {label} already has {size} rows, more than the {count} in Counts.",
                    $"Set Counts to {size} or more: oversampling removes no rows."
                );
            }

            plan.Add((label, count - size));
        }

        return plan;
    }
}
