namespace EcgNotebooks.Splitting;

/// <summary>Kinds of data leakage: information about the test rows reaches the training, the choice of the epoch or that of the threshold.</summary>
[Flags]
public enum Leaks
{
    /// <summary>No leakage.</summary>
    None = 0,

    /// <summary>Rows were balanced before the split, or balancing or fitting used rows outside the training set.</summary>
    BalancedOutsideTrain = 1,

    /// <summary>A recording is in the training set and in another part.</summary>
    SharedRecording = 2,

    /// <summary>Recordings of a patient are in more than one part.</summary>
    SharedPatient = 4,

    /// <summary>The threshold is chosen on the rows that the results are reported for.</summary>
    ThresholdFromReportedRows = 8,
}
