using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Balancing;

/// <summary>The draws for one class: for each new row a row of the class, one of its neighbours and how far to go towards it.</summary>
internal sealed class ClassDraw
{
    private readonly int[] _members;
    private readonly int[] _neighbours;
    private readonly int _perRow;
    private readonly long[] _drawn;
    private readonly double[] _steps;

    private ClassDraw(int[] members, int[] neighbours, int count, SmoteOptions options)
    {
        (_members, _neighbours, _perRow) = (members, neighbours, options.Neighbours);
        var random = new NumPyRandomState(options.Seed);
        _drawn = random.Integers(0, neighbours.Length, count);
        _steps = random.Uniform(count);
    }

    /// <summary>Number of new rows.</summary>
    public int Count => _drawn.Length;

    /// <summary>Where a new row comes from, as positions among all rows.</summary>
    public SyntheticRow this[int index] =>
        new(_members[_drawn[index] / _perRow], _members[_neighbours[_drawn[index]]], _steps[index]);

    /// <summary>Draws the new rows of each class in turn, every class by a generator of its own with the same seed.</summary>
    /// <param name="labels">The class of each row.</param>
    /// <param name="options">The options.</param>
    /// <param name="find">Finds the neighbours of each row of a class, as positions within the class.</param>
    /// <exception cref="EcgException">A class to be oversampled is too small, or the options don't fit the classes.</exception>
    public static IReadOnlyList<(string Label, ClassDraw Draw)> OfAll(
        IReadOnlyList<string> labels,
        SmoteOptions options,
        Func<int[], int[]> find
    )
    {
        var draws = new List<(string, ClassDraw)>();
        foreach (var (label, count) in SamplingPlan.Of(labels, options))
        {
            var _members = Members(labels, label);
            RequireNeighbours(label, _members.Length, options.Neighbours);
            draws.Add((label, new ClassDraw(_members, find(_members), count, options)));
        }

        return draws;
    }

    /// <summary>All neighbours of the row that a new row comes from, as positions among all rows.</summary>
    public void NeighboursOf(int index, Span<int> into)
    {
        var first = (int)(_drawn[index] / _perRow) * _perRow;
        for (var i = 0; i < _perRow; i++)
        {
            into[i] = _members[_neighbours[first + i]];
        }
    }

    private static int[] Members(IReadOnlyList<string> labels, string label)
    {
        var _members = new List<int>();
        for (var i = 0; i < labels.Count; i++)
        {
            if (labels[i] == label)
            {
                _members.Add(i);
            }
        }

        return [.. _members];
    }

    private static void RequireNeighbours(string label, int rows, int _neighbours)
    {
        if (rows <= _neighbours)
        {
            throw new EcgException(
                $"Class {label} has {rows} rows, too few for {_neighbours} neighbours of each.",
                $"Use more than {_neighbours} rows, or fewer neighbours."
            );
        }

        if ((long)rows * _neighbours > Array.MaxLength)
        {
            throw new EcgException(
                $"Class {label}: {_neighbours} neighbours of each of {rows} rows are more than an array holds.",
                "Use fewer neighbours."
            );
        }
    }
}
