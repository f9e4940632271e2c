using EcgNotebooks.Balancing;
using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Splitting;

/// <summary>Step 5: splits rows at random into training, validation and test set, like two calls of scikit-learn's <c>train_test_split</c>.</summary>
/// <remarks>
/// This reproduces a flaw of the published recipe: the split ignores recordings and patients, so test rows and training rows share
/// both. <see cref="LeakageCounts"/> counts such rows.
/// </remarks>
/// <example>
/// <code>
/// var split = new RandomSplit().Split(rows: 100);
/// Console.WriteLine($"{split.Train.Count} train, {split.Validation.Count} validation, {split.Test.Count} test rows");
/// </code>
/// </example>
public sealed class RandomSplit
{
    private readonly RandomSplitOptions _options;

    /// <summary>Creates a splitter; without options it uses the published ones.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A fraction isn't between 0 and 1, both exclusive.</exception>
    public RandomSplit(RandomSplitOptions? options = null)
    {
        _options = options ?? new RandomSplitOptions();
        RequireFraction(_options.TrainFraction, nameof(RandomSplitOptions.TrainFraction));
        RequireFraction(_options.TestFractionOfRest, nameof(RandomSplitOptions.TestFractionOfRest));
    }

    /// <summary>Splits the rows of a table.</summary>
    /// <exception cref="EcgException">There are too few rows for one in each part.</exception>
    public Split Split(BalancedTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Split(table.Rows.Count);
    }

    /// <summary>Splits the positions from 0 to <paramref name="rows"/> - 1.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <exception cref="EcgException">There are too few rows for one in each part.</exception>
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

        // scikit-learn uses the head of each permutation for the second part (test_size) and the rest for the first.
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
            throw new ArgumentOutOfRangeException(name, fraction, "A fraction must be between 0 and 1.");
        }
    }

    private static void RequireRows(int rows, string part, int count)
    {
        if (count == 0)
        {
            throw new EcgException(
                $"With {rows} rows the {part} part would be empty.",
                "Use more rows, or change the fractions of the split."
            );
        }
    }
}
