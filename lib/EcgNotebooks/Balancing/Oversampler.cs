using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Balancing;

/// <summary>Draws rows of the smaller class again, with replacement, until the classes are equal.</summary>
/// <remarks>imbalanced-learn's RandomOverSampler, on positions instead of features.</remarks>
/// <param name="seed">Seed of the draw.</param>
internal sealed class Oversampler(uint seed)
{
    /// <summary>The rows that are there twice or more, to be put behind the others.</summary>
    /// <param name="rows">The rows to balance.</param>
    /// <returns>Positions among the rows, one for each row to be added; none where the classes are equal.</returns>
    /// <exception cref="EcgException">There is one class only.</exception>
    public IReadOnlyList<int> Draw(IReadOnlyList<BalancedRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var classes = Enumerable.Range(0, rows.Count).ToLookup(i => rows[i].Label);
        var (norm, imi) = (classes[Diagnosis.Norm].ToArray(), classes[Diagnosis.Imi].ToArray());
        if (norm.Length == 0 || imi.Length == 0)
        {
            throw new EcgException("The rows to balance are of one class only.", "Use rows of both classes.");
        }

        var (smaller, missing) =
            norm.Length < imi.Length ? (norm, imi.Length - norm.Length) : (imi, norm.Length - imi.Length);
        return [.. new NumPyRandomState(seed).Integers(0, smaller.Length, missing).Select(i => smaller[i])];
    }
}
