namespace EcgNotebooks.Balancing;

/// <summary>Finds nearest neighbours within a class by the SMOTE-NC distance over continuous and categorical columns.</summary>
internal static class MixedNeighbours
{
    /// <summary>Returns the nearest neighbours of each row of a class, nearest first: (members, neighbours) positions among the members, flattened.</summary>
    public static int[] Find(MixedTable table, int[] members, int neighbours)
    {
        var numbers = table.Continuous.Select(column => Smote.AtPositions(column, members)).ToArray();
        var categories = table
            .Categorical.Select(column => Array.ConvertAll(members, i => column.Codes[i]))
            .Where(AffectsOrder)
            .ToArray();
        if (numbers.Length == 1 && categories.Length == 0)
        {
            return SortedNeighbours.Find(numbers[0], neighbours);
        }

        var median = Median([.. numbers.Select(StandardDeviation)]);
        return new BruteForceNeighbours(numbers, categories, median * median).Find(neighbours);
    }

    // A column in which all rows have the same category, or all have different ones, adds the same amount to every distance.
    // Leaving it out keeps the order of the neighbours and avoids rounding errors.
    private static bool AffectsOrder(int[] codes)
    {
        var different = codes.ToHashSet().Count;
        return different > 1 && different < codes.Length;
    }

    // The population standard deviation: NumPy's default, ddof=0.
    private static double StandardDeviation(double[] values)
    {
        var mean = values.Sum() / values.Length;
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / values.Length);
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
