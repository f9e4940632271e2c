namespace EcgNotebooks.Balancing;

/// <summary>What every oversampling asks of its input.</summary>
internal static class RowCheck
{
    /// <summary>Rows, a label for each, and finite values.</summary>
    /// <exception cref="EcgException">One of them is missing.</exception>
    public static void Require(IReadOnlyList<double[]> columns, int rows, IReadOnlyList<string> labels)
    {
        if (rows == 0 || columns.Count == 0)
        {
            throw new EcgException(
                $"There is nothing to balance: {rows} rows, {columns.Count} columns of numbers.",
                "Give at least one column and some rows of each class."
            );
        }

        if (labels.Count != rows)
        {
            throw new EcgException(
                $"There are {rows} rows, but {labels.Count} labels.",
                "Give one label for each row."
            );
        }

        for (var c = 0; c < columns.Count; c++)
        {
            var bad = Array.FindIndex(columns[c], value => !double.IsFinite(value));
            if (bad >= 0)
            {
                throw new EcgException(
                    $"Row {bad}, column {c}: {FormattableString.Invariant($"{columns[c][bad]}")} has no distance to other rows.",
                    "Remove the row, or fill in a number."
                );
            }
        }
    }
}
