namespace EcgNotebooks.Balancing;

/// <summary>Step 3, SMOTE-NC: SMOTE for tables that hold categories too.</summary>
/// <remarks>
/// Chawla, Bowyer, Hall and Kegelmeyer 2002, section 6.1, as imbalanced-learn 0.14 does it. Each differing category adds the median
/// of the class's standard deviations to the distance; a new row's category is the most frequent one among the neighbours of the
/// row it starts from, ties being drawn. Where neighbours are equally distant the first by position comes first; imbalanced-learn
/// leaves their order to NumPy's argpartition, which differs between CPUs.
/// </remarks>
public sealed partial class SmoteNc
{
    private readonly SmoteOptions _options;

    /// <summary>Takes the options.</summary>
    /// <exception cref="ArgumentException">Both a ratio and counts are given, or fewer than one neighbour.</exception>
    public SmoteNc(SmoteOptions? options = null) => _options = Smote.Checked(options);

    /// <summary>Adds new rows behind the given ones, class by class in the order of their names.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="labels">The class of each row.</param>
    /// <exception cref="EcgException">
    /// No rows, only numbers or only categories, values that aren't finite, one class only, or a class too small for its neighbours.
    /// </exception>
    public ResampledMixed Resample(MixedTable table, IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(labels);
        RequireBothKinds(table);
        RowCheck.Require(table.Continuous, table.RowCount, labels);
        var draws = ClassDraw.OfAll(
            labels,
            _options,
            members => MixedNeighbours.Find(table, members, _options.Neighbours)
        );
        var synthetic = Smote.Synthetic(draws);
        var votes = CategoryVotes.Of(table.Categorical, draws, _options);
        var extended = new MixedTable(
            [.. table.Continuous.Select(column => WithNew(column, synthetic))],
            [.. table.Categorical.Select((column, i) => column.With([.. column.Codes, .. votes[i]]))]
        );
        return new ResampledMixed(extended, Smote.WithNew(labels, draws), synthetic);
    }

    private static void RequireBothKinds(MixedTable table)
    {
        if (table.Categorical.Count == 0)
        {
            throw new EcgException("SMOTE-NC needs a column of categories; there are only numbers.", "Use Smote.");
        }

        if (table.Continuous.Count == 0)
        {
            throw new EcgException(
                "SMOTE-NC needs a column of numbers; there are only categories.",
                "Add a column of numbers: without one there is no distance to scale by."
            );
        }
    }

    private static double[] WithNew(double[] column, IReadOnlyList<SyntheticRow> synthetic)
    {
        var result = new double[column.Length + synthetic.Count];
        column.CopyTo(result, 0);
        for (var i = 0; i < synthetic.Count; i++)
        {
            result[column.Length + i] = synthetic[i].Between(column[synthetic[i].Base], column[synthetic[i].Neighbour]);
        }

        return result;
    }
}
