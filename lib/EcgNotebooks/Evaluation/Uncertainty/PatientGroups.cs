namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Rows grouped by patient; patients are numbered from 0 in the order of their first row.</summary>
/// <param name="OfRow">Number of each row's patient.</param>
/// <param name="Count">Number of patients.</param>
internal sealed record PatientGroups(int[] OfRow, int Count)
{
    /// <summary>Numbers the patients of the rows.</summary>
    /// <exception cref="EcgException">The number of patient ids differs from the number of rows.</exception>
    public static PatientGroups Of(ScoredLabels rows, IReadOnlyList<int> patients)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(patients);
        if (patients.Count != rows.Count)
        {
            throw new EcgException(
                $"There are {rows.Count} rows but {patients.Count} patient ids.",
                "Give one patient id per row."
            );
        }

        var numbers = new Dictionary<int, int>();
        var ofRow = new int[patients.Count];
        for (var i = 0; i < ofRow.Length; i++)
        {
            if (!numbers.TryGetValue(patients[i], out ofRow[i]))
            {
                numbers.Add(patients[i], ofRow[i] = numbers.Count);
            }
        }

        return new(ofRow, numbers.Count);
    }
}
