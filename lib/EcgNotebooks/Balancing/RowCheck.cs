namespace EcgNotebooks.Balancing;

/// <summary>Validates the input of SMOTE and SMOTE-NC.</summary>
internal static class RowCheck
{
    /// <summary>Checks that there are rows, one label for each, and finite values only.</summary>
    /// <exception cref="EcgException">There are no rows, the labels don't match them, or a value is NaN or infinite.</exception>
    public static void Require(IReadOnlyList<double[]> columns, int rows, IReadOnlyList<string> labels)
    {
        if (rows == 0 || columns.Count == 0)
        {
            throw new EcgException(
                $"There is nothing to balance: {rows} rows, {columns.Count} continuous columns.",
                "Pass at least one continuous column and rows of each class."
            );
        }

        if (labels.Count != rows)
        {
            throw new EcgException($"There are {rows} rows but {labels.Count} labels.", "Pass one label for each row.");
        }

        for (var c = 0; c < columns.Count; c++)
        {
            var bad = Array.FindIndex(columns[c], value => !double.IsFinite(value));
            if (bad >= 0)
            {
                throw new EcgException(
                    $"Row {bad}, column {c} is {FormattableString.Invariant($"{columns[c][bad]}")}; nearest neighbours need finite values.",
                    "Remove the row, or impute the value."
                );
            }
        }
    }
}
