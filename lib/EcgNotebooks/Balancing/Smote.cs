namespace EcgNotebooks.Balancing;

/// <summary>SMOTE: oversamples the minority classes by interpolating between a row and one of its nearest neighbours of the same class.</summary>
/// <remarks>
/// Chawla, Bowyer, Hall and Kegelmeyer (2002), with the random numbers of imbalanced-learn 0.14. Equally distant neighbours are
/// ordered by position; imbalanced-learn leaves their order to NumPy's argpartition, which differs between CPUs.
/// </remarks>
public sealed class Smote
{
    private readonly SmoteOptions _options;

    /// <summary>Creates the resampler; without options it uses the published ones.</summary>
    /// <exception cref="ArgumentException">The options set both Ratio and Counts, or fewer than one neighbour.</exception>
    public Smote(SmoteOptions? options = null) => _options = Checked(options);

    /// <summary>Appends synthetic rows to the given ones, class by class in the order of the class names.</summary>
    /// <param name="rows">Values, (rows, columns).</param>
    /// <param name="labels">The class of each row.</param>
    /// <exception cref="EcgException">
    /// There are no rows, a value is NaN or infinite, there is only one class, or a class has too few rows for the number of neighbours.
    /// </exception>
    public SmoteResult Resample(double[,] rows, IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(labels);
        var columns = Columns(rows);
        RowCheck.Require(columns, rows.GetLength(0), labels);
        var draws = ClassDraw.OfAll(labels, _options, members => Find(columns, members));
        return new SmoteResult(WithSynthetic(rows, draws), WithSynthetic(labels, draws), Synthetic(draws));
    }

    internal static SmoteOptions Checked(SmoteOptions? options)
    {
        options ??= new SmoteOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Neighbours, 1, nameof(options));
        return options is { Ratio: not null, Counts: not null }
            ? throw new ArgumentException("Set either Ratio or Counts, not both.", nameof(options))
            : options;
    }

    internal static double[] AtPositions(double[] column, int[] members) => Array.ConvertAll(members, i => column[i]);

    internal static IReadOnlyList<string> WithSynthetic(
        IReadOnlyList<string> labels,
        IReadOnlyList<(string Label, ClassDraw Draw)> draws
    ) => [.. labels, .. draws.SelectMany(d => Enumerable.Repeat(d.Label, d.Draw.Count))];

    internal static IReadOnlyList<SyntheticRow> Synthetic(IReadOnlyList<(string Label, ClassDraw Draw)> draws) =>
        [.. draws.SelectMany(d => Enumerable.Range(0, d.Draw.Count).Select(i => d.Draw[i]))];

    private int[] Find(double[][] columns, int[] members)
    {
        var chosen = Array.ConvertAll(columns, column => AtPositions(column, members));
        return chosen.Length == 1
            ? SortedNeighbours.Find(chosen[0], _options.Neighbours)
            : new BruteForceNeighbours(chosen, [], 0).Find(_options.Neighbours);
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

    private static double[,] WithSynthetic(double[,] rows, IReadOnlyList<(string Label, ClassDraw Draw)> draws)
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
