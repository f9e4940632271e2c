using System.Runtime.InteropServices;

namespace EcgNotebooks.Balancing;

/// <summary>How many new rows each class gets, as imbalanced-learn's <c>check_sampling_strategy</c> decides.</summary>
internal static class SamplingPlan
{
    /// <summary>Classes with the number of their new rows, in the order of their names; classes that get none are left out.</summary>
    /// <exception cref="EcgException">Fewer than two classes, or options that don't fit the classes.</exception>
    public static IReadOnlyList<(string Label, int New)> Of(IReadOnlyList<string> labels, SmoteOptions options)
    {
        var sizes = Sizes(labels);
        if (sizes.Count < 2)
        {
            throw new EcgException(
                $"Balancing needs two classes or more; these {labels.Count} rows have {sizes.Count}.",
                "Keep rows of every class."
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
            : throw new EcgException($"The balanced table would have {total} rows.", "Ask for fewer.");
    }

    // In the order of NumPy's unique: by name, so the first of equally large classes is the first by name.
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
                $"A sampling ratio works with two classes only; there are {sizes.Count}.",
                "Give the counts of each class instead."
            );
        }

        if (!(ratio > 0 && ratio <= 1))
        {
            throw new EcgException(
                $"A sampling ratio of {FormattableString.Invariant($"{ratio}")} is not above 0 and at most 1.",
                "Give the counts of each class where the smaller one is to outgrow the larger."
            );
        }

        var largest = sizes.MaxBy(c => c.Value);
        var other = sizes.First(c => c.Key != largest.Key);
        var added = (int)Math.Truncate(largest.Value * ratio - other.Value);
        return added > 0
            ? [(other.Key, added)]
            : throw new EcgException(
                $"A ratio of {FormattableString.Invariant($"{ratio}")} would take rows away from class {other.Key}.",
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
                throw new EcgException($"No row is of class {label}.", $"Use one of {string.Join(", ", sizes.Keys)}.");
            }

            if (count < size)
            {
                throw new EcgException(
                    $"Class {label} has {size} rows already, more than the {count} asked for.",
                    "Ask for as many or more: oversampling takes no rows away."
                );
            }

            plan.Add((label, count - size));
        }

        return plan;
    }
}
