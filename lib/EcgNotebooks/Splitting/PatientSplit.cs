using EcgNotebooks.Balancing;

namespace EcgNotebooks.Splitting;

/// <summary>Patients drawn into train, validation and test as <see cref="RandomSplit"/> draws rows; each brings all of its rows.</summary>
/// <param name="options">Fractions of the patients, and the seed.</param>
public sealed class PatientSplit(RandomSplitOptions options)
{
    /// <summary>Splits the rows of a table; within a part they keep the order of the patients' draw.</summary>
    /// <exception cref="EcgException">There are too few patients to put one into each part.</exception>
    public Split Split(BalancedTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var patients = table
            .Rows.Select((row, i) => (Patient: table.Source(row).PatientId, Row: i))
            .GroupBy(r => r.Patient, r => r.Row)
            .Select(g => g.ToArray())
            .ToArray();
        var drawn = new RandomSplit(options).Split(patients.Length);
        int[] Rows(IReadOnlyList<int> part) => [.. part.SelectMany(patient => patients[patient])];
        return new Split(Rows(drawn.Train), Rows(drawn.Validation), Rows(drawn.Test));
    }
}
