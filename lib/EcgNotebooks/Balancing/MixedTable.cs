namespace EcgNotebooks.Balancing;

/// <summary>Columns of numbers and columns of categories, all equally long.</summary>
public sealed class MixedTable
{
    /// <summary>Takes the columns.</summary>
    /// <exception cref="EcgException">The columns aren't equally long.</exception>
    public MixedTable(IReadOnlyList<double[]> continuous, IReadOnlyList<CategoryColumn> categorical)
    {
        ArgumentNullException.ThrowIfNull(continuous);
        ArgumentNullException.ThrowIfNull(categorical);
        (Continuous, Categorical) = (continuous, categorical);
        int[] lengths = [.. continuous.Select(c => c.Length), .. categorical.Select(c => c.Count)];
        RowCount = lengths.FirstOrDefault();
        if (lengths.Any(length => length != RowCount))
        {
            throw new EcgException(
                $"The columns have {string.Join(", ", lengths)} rows.",
                "Give columns of the same length."
            );
        }
    }

    /// <summary>The columns of numbers.</summary>
    public IReadOnlyList<double[]> Continuous { get; }

    /// <summary>The columns of categories.</summary>
    public IReadOnlyList<CategoryColumn> Categorical { get; }

    /// <summary>Number of rows.</summary>
    public int RowCount { get; }
}
