using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Balancing;

/// <summary>The random choices for one class: a base row, one of its nearest neighbours and an interpolation factor for each synthetic row.</summary>
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

    /// <summary>Number of synthetic rows.</summary>
    public int Count => _drawn.Length;

    /// <summary>Returns the origin of a synthetic row, as positions among all rows.</summary>
    public SyntheticRow this[int index] =>
        new(_members[_drawn[index] / _perRow], _members[_neighbours[_drawn[index]]], _steps[index]);

    /// <summary>Draws the synthetic rows of each class; each class uses a new random generator with the same seed.</summary>
    /// <param name="labels">The class of each row.</param>
    /// <param name="options">The options.</param>
    /// <param name="find">Takes the positions of a class's rows and returns their neighbours, as positions within the class.</param>
    /// <exception cref="EcgException">A class has too few rows for the number of neighbours, or the options don't fit the classes.</exception>
    public static IReadOnlyList<(string Label, ClassDraw Draw)> OfAll(
        IReadOnlyList<string> labels,
        SmoteOptions options,
        Func<int[], int[]> find
    )
    {
        var draws = new List<(string, ClassDraw)>();
        foreach (var (label, count) in SamplingPlan.Of(labels, options))
        {
            var members = Members(labels, label);
            RequireNeighbours(label, members.Length, options.Neighbours);
            draws.Add((label, new ClassDraw(members, find(members), count, options)));
        }

        return draws;
    }

    /// <summary>Writes the positions of all nearest neighbours of a synthetic row's base row, among all rows.</summary>
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
        var members = new List<int>();
        for (var i = 0; i < labels.Count; i++)
        {
            if (labels[i] == label)
            {
                members.Add(i);
            }
        }

        return [.. members];
    }

    private static void RequireNeighbours(string label, int rows, int neighbours)
    {
        if (rows <= neighbours)
        {
            throw new EcgException(
                $"Class {label} has {rows} rows, too few to find {neighbours} nearest neighbours of each.",
                $"Use more than {neighbours} rows of this class, or set Neighbours lower."
            );
        }

        if ((long)rows * neighbours > Array.MaxLength)
        {
            throw new EcgException(
                $"Class {label}: {neighbours} neighbours for each of {rows} rows exceed the largest array.",
                "Set Neighbours lower."
            );
        }
    }
}
