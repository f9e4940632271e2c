using EcgNotebooks.Balancing;

namespace EcgNotebooks.Splitting;

/// <summary>Splits at random by patient: all rows of a patient go to the same part.</summary>
/// <remarks>The patients are drawn as <see cref="RandomSplit"/> draws rows.</remarks>
/// <param name="options">Fractions of the patients in each part, and the seed.</param>
internal sealed class PatientSplit(RandomSplitOptions options)
{
    /// <summary>Splits the rows of a table; the rows of each part are in the order in which their patients were drawn.</summary>
    /// <exception cref="EcgException">There are too few patients for one in each part.</exception>
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
