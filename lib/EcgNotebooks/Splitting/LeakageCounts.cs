using EcgNotebooks.Balancing;

namespace EcgNotebooks.Splitting;

/// <summary>Counts of validation and test rows whose recording or patient is also in the training set.</summary>
/// <param name="Validation">Counts for the validation set.</param>
/// <param name="Test">Counts for the test set.</param>
public sealed record LeakageCounts(SharedCounts Validation, SharedCounts Test)
{
    /// <summary>Counts the shared rows of a balanced table; a synthetic row counts as the recording whose file name it carries.</summary>
    public static LeakageCounts Count(Split split, BalancedTable table)
    {
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(table);
        return Count(split, row => table.Rows[row].FilenameHr, row => table.Source(table.Rows[row]).PatientId);
    }

    /// <summary>Counts the shared rows of any table.</summary>
    /// <param name="split">The rows of each part.</param>
    /// <param name="recording">Returns a key of a row's recording.</param>
    /// <param name="patient">Returns a key of a row's patient.</param>
    public static LeakageCounts Count<TRecording, TPatient>(
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
        return new LeakageCounts(CountPart(split.Validation), CountPart(split.Test));
    }
}

/// <summary>Counts of the rows of one part that are related to training rows.</summary>
/// <param name="Rows">Number of rows of the part.</param>
/// <param name="Recording">Number of rows whose recording is also in the training set.</param>
/// <param name="Patient">Number of rows whose patient is also in the training set.</param>
public readonly record struct SharedCounts(int Rows, int Recording, int Patient);
