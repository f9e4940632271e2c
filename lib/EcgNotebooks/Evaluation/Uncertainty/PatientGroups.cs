namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Patients numbered from 0 in the order of their first row.</summary>
/// <param name="OfRow">The patient's number of each row.</param>
/// <param name="Count">Number of patients.</param>
internal sealed record PatientGroups(int[] OfRow, int Count)
{
    /// <exception cref="EcgException">There isn't one patient id a row.</exception>
    public static PatientGroups Of(ScoredLabels rows, IReadOnlyList<int> patients)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(patients);
        if (patients.Count != rows.Count)
        {
            throw new EcgException(
                $"There are {rows.Count} rows but {patients.Count} patient ids.",
                "Give each row its patient's id."
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
