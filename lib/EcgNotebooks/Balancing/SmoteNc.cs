namespace EcgNotebooks.Balancing;

/// <summary>Step 3: SMOTE-NC, the variant of SMOTE for tables with both continuous and categorical columns.</summary>
/// <remarks>
/// Chawla, Bowyer, Hall and Kegelmeyer (2002), section 6.1, as implemented in imbalanced-learn 0.14. In the distance, each differing
/// category counts as a difference of the median of the class's standard deviations. The category of a synthetic row is the most
/// frequent one among the neighbours of its base row; ties are broken at random. Equally distant neighbours are ordered by position;
/// imbalanced-learn leaves their order to NumPy's argpartition, which differs between CPUs.
/// </remarks>
/// <example>
/// <code>
/// double[] ages = [61, 64, 58, 70, 49, 66];
/// var sexes = CategoryColumn.Of(["m", "f", "m", "m", "f", "f"]);
/// string[] labels = ["NORM", "NORM", "NORM", "NORM", "IMI", "IMI"];
/// var options = new SmoteOptions { Neighbours = 1, Seed = 42 };
/// var balanced = new SmoteNc(options).Resample(new MixedTable([ages], [sexes]), labels);
/// Console.WriteLine($"{balanced.Labels.Count(label =&gt; label == "IMI")} rows are IMI now");
/// </code>
/// </example>
public sealed partial class SmoteNc
{
    private readonly SmoteOptions _options;

    /// <summary>Creates the resampler; without options it uses the published ones.</summary>
    /// <exception cref="ArgumentException">The options set both Ratio and Counts, or fewer than one neighbour.</exception>
    public SmoteNc(SmoteOptions? options = null) => _options = Smote.Checked(options);

    /// <summary>Appends synthetic rows to the given ones, class by class in the order of the class names.</summary>
    /// <param name="table">The rows, as continuous and categorical columns.</param>
    /// <param name="labels">The class of each row.</param>
    /// <exception cref="EcgException">
    /// There are no rows, one kind of column is missing, a value is NaN or infinite, there is only one class, or a class has too few
    /// rows for the number of neighbours.
    /// </exception>
    public SmoteNcResult Resample(MixedTable table, IReadOnlyList<string> labels)
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
            [.. table.Continuous.Select(column => WithSynthetic(column, synthetic))],
            [.. table.Categorical.Select((column, i) => column.With([.. column.Codes, .. votes[i]]))]
        );
        return new SmoteNcResult(extended, Smote.WithSynthetic(labels, draws), synthetic);
    }

    private static void RequireBothKinds(MixedTable table)
    {
        if (table.Categorical.Count == 0)
        {
            throw new EcgException(
                "SMOTE-NC needs a categorical column, but all columns are continuous.",
                "Use Smote."
            );
        }

        if (table.Continuous.Count == 0)
        {
            throw new EcgException(
                "SMOTE-NC needs a continuous column, but all columns are categorical.",
                "Add a continuous column: the distance between categories is derived from its standard deviation."
            );
        }
    }

    private static double[] WithSynthetic(double[] column, IReadOnlyList<SyntheticRow> synthetic)
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
