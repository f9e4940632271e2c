namespace EcgNotebooks.Balancing;

/// <summary>Nearest-neighbour search in one dimension on sorted values; equally distant rows are ordered by position.</summary>
internal sealed class SortedNeighbours
{
    private readonly int _neighbours;
    private readonly double[] _values;
    private readonly int[] _order;
    private readonly List<int> _starts = [];
    private readonly List<(double Distance, int Position)> _found = [];

    private SortedNeighbours(double[] values, int neighbours)
    {
        (_values, _neighbours) = (values, neighbours);
        _order = new int[values.Length];
        for (var i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        Array.Sort(_order, (a, b) => values[a] != values[b] ? values[a].CompareTo(values[b]) : a.CompareTo(b));
        for (var i = 0; i < _order.Length; i++)
        {
            if (i == 0 || values[_order[i]] != values[_order[i - 1]])
            {
                _starts.Add(i);
            }
        }
    }

    /// <summary>Returns the nearest neighbours of each row, without the row itself, nearest first: (rows, neighbours) positions, flattened.</summary>
    public static int[] Find(double[] values, int neighbours)
    {
        var sorted = new SortedNeighbours(values, neighbours);
        var result = new int[values.Length * neighbours];
        for (var group = 0; group < sorted._starts.Count; group++)
        {
            for (var i = sorted._starts[group]; i < sorted.End(group); i++)
            {
                var row = sorted._order[i];
                sorted.FindOne(row, group, result.AsSpan(row * neighbours, neighbours));
            }
        }

        return result;
    }

    private int End(int group) => group + 1 < _starts.Count ? _starts[group + 1] : _order.Length;

    // Visits groups of equal values by increasing distance, and continues past the last neighbour while the distance is the
    // same: only sorting by position decides between equally distant rows.
    private void FindOne(int row, int group, Span<int> into)
    {
        _found.Clear();
        Take(row, group);
        var (below, above) = (group - 1, group + 1);
        var farthest = 0.0;
        while (true)
        {
            var toBelow = Distance(row, below);
            var toAbove = Distance(row, above);
            var next = Math.Min(toBelow, toAbove);
            if (double.IsPositiveInfinity(next) || (_found.Count >= _neighbours && next > farthest))
            {
                break;
            }

            farthest = next;
            Take(row, toBelow <= toAbove ? below-- : above++);
        }

        _found.Sort();
        for (var i = 0; i < _neighbours; i++)
        {
            into[i] = _found[i].Position;
        }
    }

    private double Distance(int row, int group) =>
        group < 0 || group >= _starts.Count
            ? double.PositiveInfinity
            : Math.Abs(_values[_order[_starts[group]]] - _values[row]);

    // Among equal values, only the first few by position can be neighbours.
    private void Take(int row, int group)
    {
        var distance = Distance(row, group);
        var end = Math.Min(End(group), _starts[group] + _neighbours + 1);
        for (var i = _starts[group]; i < end; i++)
        {
            if (_order[i] != row)
            {
                _found.Add((distance, _order[i]));
            }
        }
    }
}
