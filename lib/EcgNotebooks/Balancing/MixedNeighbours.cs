namespace EcgNotebooks.Balancing;

/// <summary>Nearest neighbours within a class by numbers and categories.</summary>
internal static class MixedNeighbours
{
    /// <summary>The neighbours of each member, as positions among the members.</summary>
    public static int[] Find(MixedTable table, int[] members, int neighbours)
    {
        var numbers = table.Continuous.Select(column => Smote.Chosen(column, members)).ToArray();
        var categories = table
            .Categorical.Select(column => Array.ConvertAll(members, i => column.Codes[i]))
            .Where(TellsRowsApart)
            .ToArray();
        if (numbers.Length == 1 && categories.Length == 0)
        {
            return SortedNeighbours.Find(numbers[0], neighbours);
        }

        var median = Median([.. numbers.Select(StandardDeviation)]);
        return new EveryPairNeighbours(numbers, categories, median * median).Find(neighbours);
    }

    // A category that all rows share, or that none shares with another, adds the same to every distance:
    // that changes no order and only blurs it by rounding.
    private static bool TellsRowsApart(int[] codes)
    {
        var different = codes.ToHashSet().Count;
        return different > 1 && different < codes.Length;
    }

    // Of the whole class, so divided by the number of rows.
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
