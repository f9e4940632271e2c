namespace EcgNotebooks.Balancing;

/// <summary>SMOTE: new rows of the smaller classes, each between a row and one of its nearest neighbours of the same class.</summary>
/// <remarks>
/// Chawla, Bowyer, Hall and Kegelmeyer 2002, drawn as imbalanced-learn 0.14 draws. Where neighbours are equally distant the first
/// by position comes first; imbalanced-learn leaves their order to NumPy's argpartition, which differs between CPUs.
/// </remarks>
public sealed class Smote
{
    private readonly SmoteOptions _options;

    /// <summary>Takes the options.</summary>
    /// <exception cref="ArgumentException">Both a ratio and counts are given, or fewer than one neighbour.</exception>
    public Smote(SmoteOptions? options = null) => _options = Checked(options);

    /// <summary>Adds new rows behind the given ones, class by class in the order of their names.</summary>
    /// <param name="rows">Values, rows x columns.</param>
    /// <param name="labels">The class of each row.</param>
    /// <exception cref="EcgException">No rows, values that aren't finite, one class only, or a class too small for its neighbours.</exception>
    public Resampled Resample(double[,] rows, IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(labels);
        var columns = Columns(rows);
        RowCheck.Require(columns, rows.GetLength(0), labels);
        var draws = ClassDraw.OfAll(labels, _options, members => Find(columns, members));
        return new Resampled(WithNew(rows, draws), WithNew(labels, draws), Synthetic(draws));
    }

    internal static SmoteOptions Checked(SmoteOptions? _options)
    {
        _options ??= new SmoteOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.Neighbours, 1, nameof(_options));
        return _options is { Ratio: not null, Counts: not null }
            ? throw new ArgumentException("Either a ratio or counts, not both.", nameof(_options))
            : _options;
    }

    internal static double[] Chosen(double[] column, int[] members) => Array.ConvertAll(members, i => column[i]);

    internal static IReadOnlyList<string> WithNew(
        IReadOnlyList<string> labels,
        IReadOnlyList<(string Label, ClassDraw Draw)> draws
    ) => [.. labels, .. draws.SelectMany(d => Enumerable.Repeat(d.Label, d.Draw.Count))];

    internal static IReadOnlyList<SyntheticRow> Synthetic(IReadOnlyList<(string Label, ClassDraw Draw)> draws) =>
        [.. draws.SelectMany(d => Enumerable.Range(0, d.Draw.Count).Select(i => d.Draw[i]))];

    private int[] Find(double[][] columns, int[] members)
    {
        var chosen = Array.ConvertAll(columns, column => Chosen(column, members));
        return chosen.Length == 1
            ? SortedNeighbours.Find(chosen[0], _options.Neighbours)
            : new EveryPairNeighbours(chosen, [], 0).Find(_options.Neighbours);
    }

    private static double[][] Columns(double[,] rows)
    {
        var columns = new double[rows.GetLength(1)][];
        for (var c = 0; c < columns.Length; c++)
        {
            columns[c] = new double[rows.GetLength(0)];
            for (var r = 0; r < columns[c].Length; r++)
            {
                columns[c][r] = rows[r, c];
            }
        }

        return columns;
    }

    private static double[,] WithNew(double[,] rows, IReadOnlyList<(string Label, ClassDraw Draw)> draws)
    {
        var (given, width) = (rows.GetLength(0), rows.GetLength(1));
        var result = new double[given + draws.Sum(d => d.Draw.Count), width];
        Array.Copy(rows, result, rows.Length);
        var row = given;
        foreach (var synthetic in Synthetic(draws))
        {
            for (var c = 0; c < width; c++)
            {
                result[row, c] = synthetic.Between(rows[synthetic.Base, c], rows[synthetic.Neighbour, c]);
            }

            row++;
        }

        return result;
    }
}
