using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Balancing;

/// <summary>Random oversampling: repeats rows of the minority class, drawn with replacement, until both classes have equally many rows.</summary>
/// <remarks>Draws the same rows as imbalanced-learn's RandomOverSampler, but returns positions instead of features.</remarks>
/// <param name="seed">Seed of the random generator.</param>
internal sealed class Oversampler(uint seed)
{
    /// <summary>Draws the rows to repeat.</summary>
    /// <param name="rows">The rows to balance.</param>
    /// <returns>The position of each row to append; empty if the classes have equally many rows.</returns>
    /// <exception cref="EcgException">One of the two classes has no rows.</exception>
    public IReadOnlyList<int> Draw(IReadOnlyList<BalancedRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var classes = Enumerable.Range(0, rows.Count).ToLookup(i => rows[i].Label);
        var (norm, imi) = (classes[Diagnosis.Norm].ToArray(), classes[Diagnosis.Imi].ToArray());
        if (norm.Length == 0 || imi.Length == 0)
        {
            throw new EcgException(
                "All rows to balance belong to one class.",
                "Use rows of both classes, NORM and IMI."
            );
        }

        var (minority, missing) =
            norm.Length < imi.Length ? (norm, imi.Length - norm.Length) : (imi, norm.Length - imi.Length);
        return [.. new NumPyRandomState(seed).Integers(0, minority.Length, missing).Select(i => minority[i])];
    }
}
