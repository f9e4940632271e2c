namespace EcgNotebooks.Balancing;

/// <summary>A table of continuous and categorical columns of equal length.</summary>
public sealed class MixedTable
{
    /// <summary>Creates a table from its columns.</summary>
    /// <exception cref="EcgException">The columns differ in length.</exception>
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
                $"The columns differ in length: they have {string.Join(", ", lengths)} rows.",
                "Pass columns of equal length."
            );
        }
    }

    /// <summary>The continuous columns.</summary>
    public IReadOnlyList<double[]> Continuous { get; }

    /// <summary>The categorical columns.</summary>
    public IReadOnlyList<CategoryColumn> Categorical { get; }

    /// <summary>Number of rows.</summary>
    public int RowCount { get; }
}
