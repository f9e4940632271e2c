namespace EcgNotebooks.Balancing;

/// <summary>Nearest neighbours in one dimension, by sorting: of equally distant rows the first by position comes first.</summary>
internal sealed class SortedNeighbours
{
    private readonly int neighbours;
    private readonly double[] values;
    private readonly int[] order;
    private readonly List<int> starts = [];
    private readonly List<(double Distance, int Position)> found = [];

    private SortedNeighbours(double[] values, int neighbours)
    {
        (this.values, this.neighbours) = (values, neighbours);
        order = new int[values.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (a, b) => values[a] != values[b] ? values[a].CompareTo(values[b]) : a.CompareTo(b));
        for (var i = 0; i < order.Length; i++)
        {
            if (i == 0 || values[order[i]] != values[order[i - 1]])
            {
                starts.Add(i);
            }
        }
    }

    /// <summary>The neighbours of each row, the nearest first, the row itself left out: rows x neighbours positions.</summary>
    public static int[] Find(double[] values, int neighbours)
    {
        var sorted = new SortedNeighbours(values, neighbours);
        var result = new int[values.Length * neighbours];
        for (var group = 0; group < sorted.starts.Count; group++)
        {
            for (var i = sorted.starts[group]; i < sorted.End(group); i++)
            {
                var row = sorted.order[i];
                sorted.FindOne(row, group, result.AsSpan(row * neighbours, neighbours));
            }
        }

        return result;
    }

    private int End(int group) => group + 1 < starts.Count ? starts[group + 1] : order.Length;

    // Goes outwards over groups of equal values, past the last neighbour as long as the distance is the same.
    private void FindOne(int row, int group, Span<int> into)
    {
        found.Clear();
        Take(row, group);
        var (below, above) = (group - 1, group + 1);
        var farthest = 0.0;
        while (true)
        {
            var toBelow = Distance(row, below);
            var toAbove = Distance(row, above);
            var next = Math.Min(toBelow, toAbove);
            if (double.IsPositiveInfinity(next) || (found.Count >= neighbours && next > farthest))
            {
                break;
            }

            farthest = next;
            Take(row, toBelow <= toAbove ? below-- : above++);
        }

        found.Sort();
        for (var i = 0; i < neighbours; i++)
        {
            into[i] = found[i].Position;
        }
    }

    private double Distance(int row, int group) =>
        group < 0 || group >= starts.Count
            ? double.PositiveInfinity
            : Math.Abs(values[order[starts[group]]] - values[row]);

    // Of equal values only the first few by position can be among the neighbours.
    private void Take(int row, int group)
    {
        var distance = Distance(row, group);
        var end = Math.Min(End(group), starts[group] + neighbours + 1);
        for (var i = starts[group]; i < end; i++)
        {
            if (order[i] != row)
            {
                found.Add((distance, order[i]));
            }
        }
    }
}
