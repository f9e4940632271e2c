using EcgNotebooks.Balancing;
using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Splitting;

/// <summary>Step 5: rows drawn into train, validation and test as scikit-learn's <c>train_test_split</c>, called twice, draws them.</summary>
/// <remarks>
/// A flaw as published: the draw knows neither recordings nor patients, so that test rows share both with training rows.
/// <see cref="SharedRows"/> counts them.
/// </remarks>
public sealed class RandomSplit
{
    private readonly RandomSplitOptions _options;

    /// <summary>Takes the options.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A fraction isn't between 0 and 1.</exception>
    public RandomSplit(RandomSplitOptions? options = null)
    {
        _options = options ?? new RandomSplitOptions();
        RequireFraction(_options.TrainFraction, nameof(RandomSplitOptions.TrainFraction));
        RequireFraction(_options.TestFractionOfRest, nameof(RandomSplitOptions.TestFractionOfRest));
    }

    /// <summary>Splits the rows of a table.</summary>
    /// <exception cref="EcgException">There are too few rows to put one into each part.</exception>
    public Split Split(BalancedTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Split(table.Rows.Count);
    }

    /// <summary>Splits the positions 0 to rows - 1.</summary>
    /// <exception cref="EcgException">There are too few rows to put one into each part.</exception>
    public Split Split(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        var train = (int)Math.Floor(_options.TrainFraction * rows);
        var rest = rows - train;
        var test = (int)Math.Ceiling(_options.TestFractionOfRest * rest);
        var validation = rest - test;
        RequireRows(rows, "training", train);
        RequireRows(rows, "test", test);
        RequireRows(rows, "validation", validation);

        // scikit-learn takes the head of each permutation as the second part, what follows as the first.
        var all = new NumPyRandomState(_options.Seed).Permutation(rows);
        var others = all[..rest];
        var second = new NumPyRandomState(_options.Seed).Permutation(rest);
        return new Split(
            all[rest..],
            Array.ConvertAll(second[test..], i => others[i]),
            Array.ConvertAll(second[..test], i => others[i])
        );
    }

    private static void RequireFraction(double fraction, string name)
    {
        if (!(fraction > 0 && fraction < 1))
        {
            throw new ArgumentOutOfRangeException(name, fraction, "A fraction lies between 0 and 1.");
        }
    }

    private static void RequireRows(int rows, string part, int count)
    {
        if (count == 0)
        {
            throw new EcgException(
                $"With {rows} rows the {part} part would be empty.",
                "Use more rows, or other fractions."
            );
        }
    }
}
