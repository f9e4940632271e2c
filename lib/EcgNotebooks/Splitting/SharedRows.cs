using EcgNotebooks.Balancing;

namespace EcgNotebooks.Splitting;

/// <summary>How much validation and test rows have in common with training rows: what a split leaks.</summary>
/// <param name="Validation">The validation rows' share.</param>
/// <param name="Test">The test rows' share.</param>
public sealed record SharedRows(SharedCounts Validation, SharedCounts Test)
{
    /// <summary>Counts for a balanced table; a synthetic row counts as the recording whose file name it carries.</summary>
    public static SharedRows Count(Split split, BalancedTable table)
    {
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(table);
        return Count(split, row => table.Rows[row].FilenameHr, row => table.Source(table.Rows[row]).PatientId);
    }

    /// <summary>Counts for rows of any kind whose recording and patient can be told.</summary>
    public static SharedRows Count<TRecording, TPatient>(
        Split split,
        Func<int, TRecording> recording,
        Func<int, TPatient> patient
    )
    {
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(patient);
        var recordings = split.Train.Select(recording).ToHashSet();
        var patients = split.Train.Select(patient).ToHashSet();
        SharedCounts CountPart(IReadOnlyList<int> rows) =>
            new(
                rows.Count,
                rows.Count(row => recordings.Contains(recording(row))),
                rows.Count(row => patients.Contains(patient(row)))
            );
        return new SharedRows(CountPart(split.Validation), CountPart(split.Test));
    }
}

/// <summary>Rows of one part that share something with training rows.</summary>
/// <param name="Rows">Rows of the part.</param>
/// <param name="Recording">Those whose recording is also a training row's.</param>
/// <param name="Patient">Those whose patient is also a training row's.</param>
public readonly record struct SharedCounts(int Rows, int Recording, int Patient);
